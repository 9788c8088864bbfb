"""Reading a request body without trusting it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class Json(JSONParser):
    """JSON; a body nested too deep to be read is a bad request, not a defect."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        """The parsed body."""
        try:
            return super().parse(stream, media_type, parser_context)  # type: ignore[arg-type]  # stubs say dict
        except RecursionError as error:
            raise ParseError("nested too deep") from error
