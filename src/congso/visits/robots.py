"""Programs that read the portal are not its visitors: they are told by what they call themselves.

>>> is_robot("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)")
True
>>> is_robot("Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 Chrome/126 Mobile")
False
>>> is_robot("")
True
"""

import re

_ROBOT = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|scrap|fetch|monitor|uptime|preview|feed|archive|validator"
    r"|headless|lighthouse|pagespeed|phantom|selenium|puppeteer|playwright"
    r"|curl|wget|httpie|python|aiohttp|okhttp|java/|go-http|ruby|perl|php|libwww|axios|node"
    r"|facebookexternalhit|zalo.*(?:share|link)|whatsapp|telegram|skypeuri|coccocbot|bingpreview",
    re.IGNORECASE,
)
_BROWSER = re.compile(r"Mozilla/|Opera/")
_LONGEST = 512


def is_robot(agent: str) -> bool:
    """Return whether a reader names itself as a program, or names itself not at all.

    Shape: the value of the header User-Agent; only its first 512 letters count.
    """
    said = agent[:_LONGEST]
    return not _BROWSER.search(said) or _ROBOT.search(said) is not None
