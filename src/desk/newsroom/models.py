"""The tables of the newsroom: one for each kind of page, and what the portal says of itself."""

from desk.newsroom.banners import Banner
from desk.newsroom.cited import Cited, CitedFrom
from desk.newsroom.counter import VisitCounter
from desk.newsroom.imprint import Imprint
from desk.newsroom.next_edition import NextEdition
from desk.newsroom.pages.announcement import Announcement
from desk.newsroom.pages.announcement_index import AnnouncementIndex
from desk.newsroom.pages.article import Article
from desk.newsroom.pages.edition import Edition
from desk.newsroom.pages.edition_index import EditionIndex
from desk.newsroom.pages.event import Event
from desk.newsroom.pages.event_index import EventIndex
from desk.newsroom.pages.home import HomePage
from desk.newsroom.pages.legal_document import DocumentLink, LegalDocument
from desk.newsroom.pages.legal_document_index import LegalDocumentIndex
from desk.newsroom.pages.news_index import NewsIndex
from desk.newsroom.pages.organisation import Organisation
from desk.newsroom.pages.photo_index import PhotoIndex
from desk.newsroom.pages.photo_story import PhotoStory
from desk.newsroom.pages.procedure import Procedure
from desk.newsroom.pages.procedure_index import ProcedureIndex
from desk.newsroom.pages.question import Question
from desk.newsroom.pages.question_index import QuestionIndex
from desk.newsroom.pages.report import Report
from desk.newsroom.pages.report_index import ReportIndex
from desk.newsroom.pages.section import Section
from desk.newsroom.pages.simple_page import SimplePage
from desk.newsroom.pages.topic import TopicPage
from desk.newsroom.pages.topic_index import TopicIndex
from desk.newsroom.pages.video import Video
from desk.newsroom.pages.video_index import VideoIndex
from desk.newsroom.topical import TopicOfPage

__all__ = [
    "Announcement",
    "AnnouncementIndex",
    "Article",
    "Banner",
    "Cited",
    "CitedFrom",
    "DocumentLink",
    "Edition",
    "EditionIndex",
    "Event",
    "EventIndex",
    "HomePage",
    "Imprint",
    "LegalDocument",
    "LegalDocumentIndex",
    "NewsIndex",
    "NextEdition",
    "Organisation",
    "PhotoIndex",
    "PhotoStory",
    "Procedure",
    "ProcedureIndex",
    "Question",
    "QuestionIndex",
    "Report",
    "ReportIndex",
    "Section",
    "SimplePage",
    "TopicIndex",
    "TopicOfPage",
    "TopicPage",
    "Video",
    "VideoIndex",
    "VisitCounter",
]
