"""Log lines for machines that read line by line."""

import logging


class OneLine(logging.Formatter):
    """Time, level, logger and message on one line; a traceback is folded into it, breaks written as `\\n`."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).replace("\r", "\\r").replace("\n", "\\n")
