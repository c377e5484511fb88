"""Lets `python -m desk.command` be the program, for the processes that `congso up` starts."""

from desk.command.app import main

main()
