"""From JSON to the plain frozen shapes that actions take."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar

from rest_framework import serializers
from rest_framework.request import Request

UNKNOWN = "没有这一栏。请核对名称，或者去掉它。"

SerializerT = TypeVar("SerializerT", bound=serializers.Serializer)


class Strict(serializers.Serializer):
    """A body in which every field is known: a mistyped name is refused, never dropped in silence."""

    def to_internal_value(self, data: Any) -> Any:
        """Checked values by source name."""
        if isinstance(data, Mapping):
            unknown = sorted(str(name) for name in data if name not in self.fields)
            if unknown:
                raise serializers.ValidationError({name[:60]: [UNKNOWN] for name in unknown[:20]})
        return super().to_internal_value(data)


class Shaped(Strict):
    """A body that stands for one shape, a frozen dataclass; nested ones become nested shapes."""

    shape: ClassVar[type]

    def make(self, values: Mapping[str, Any]) -> Any:
        """The shape from validated values."""
        return self.shape(**self.parts(values))

    def parts(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values with every nested body made into its shape, and every list into a tuple."""
        made = dict(values)
        for field in self.fields.values():
            name = field.source
            if made.get(name) is None:
                continue
            if isinstance(field, Shaped):
                made[name] = field.make(made[name])
            elif isinstance(field, serializers.ListSerializer) and isinstance(field.child, Shaped):
                made[name] = tuple(field.child.make(each) for each in made[name])
            elif isinstance(made[name], list):
                made[name] = tuple(made[name])
        return made


def read_body(kind: type[SerializerT], request: Request) -> SerializerT:
    """The checked body of a request; a ValidationError (400 with the field) for a wrong one."""
    serializer = kind(data=request.data, context={"request": request})
    serializer.is_valid(raise_exception=True)
    return serializer


def only_known_parameters(request: Request, *names: str) -> None:
    """Refuses a query parameter that does not exist, so that a mistyped filter never widens a list."""
    wrong = {name[:60]: [UNKNOWN] for name in request.query_params if name not in names}
    if wrong:
        raise serializers.ValidationError(wrong)
