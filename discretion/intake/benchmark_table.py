"""Tables of benchmarks as XLSX: one line a tier, read with every error of every row named, written the same way."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, BinaryIO

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from discretion.models import Benchmark, BenchmarkTier
from enforcement.kernel.errors import Invalid
from enforcement.rules.tiers import MEASURES

BIGGEST, UNPACKED, MOST_ROWS = 2 * 1024 * 1024, 20 * 1024 * 1024, 500
YES_NO = {"是": True, "否": False}
PARTIES = {label: value for value, label in BenchmarkTier.Party.choices}
WAYS = {label: value for value, label in BenchmarkTier.Way.choices}
MEASURED = {"文字": "", **{label: value for value, label in MEASURES.items()}}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, the field, how it is read, whether it must be filled, and the longest text."""

    head: str
    field: str
    kind: str = "text"
    needed: bool = False
    most: int = 0


COLUMNS = (
    Column("机构代码", "organisation", needed=True, most=32),
    Column("违法事项编码", "violation", needed=True, most=20),
    Column("文件名称", "document", needed=True, most=120),
    Column("文号", "document_number", most=60),
    Column("参照", "follows", most=100),
    Column("来源", "source", needed=True, most=300),
    Column("当事人", "party", "party", needed=True),
    Column("次序", "order", "order", needed=True),
    Column("档次", "name", needed=True, most=20),
    Column("适用情形", "circumstance", needed=True, most=300),
    Column("按什么区分", "measured", "measured"),
    Column("计量下限", "measure_from", "figure"),
    Column("含计量下限", "measure_from_included", "yes"),
    Column("计量上限", "measure_until", "figure"),
    Column("含计量上限", "measure_until_included", "yes"),
    Column("罚款怎样算", "fine_way", "way"),
    Column("罚款下限", "fine_minimum", "figure", needed=True),
    Column("含罚款下限", "fine_minimum_included", "yes"),
    Column("罚款上限", "fine_maximum", "figure", needed=True),
    Column("含罚款上限", "fine_maximum_included", "yes"),
    Column("有意不设档", "gap_declared", "no"),
)
HEAD_FIELDS = ("document", "document_number", "follows", "source")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell: the row and column as a spreadsheet shows them, and what to do."""

    row: int
    column: str
    says: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row that was read: its number and its values by field."""

    row: int
    values: dict[str, Any]


def write(rows: Iterable[Benchmark]) -> bytes:
    """The benchmarks as a workbook, one line a tier; reading it again gives the same tiers."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "裁量基准"
    sheet.append([column.head for column in COLUMNS])
    for row in rows:
        for tier in row.tiers.all():
            sheet.append([_cell(column, row, tier) for column in COLUMNS])
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            if cell.data_type == "f":  # a text that begins with an equals sign is a text
                cell.data_type = "s"
    sheet.freeze_panes = "A2"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _cell(column: Column, row: Benchmark, tier: BenchmarkTier) -> Any:
    if column.field == "organisation":
        return row.organisation.code
    if column.field == "violation":
        return row.violation.code
    value = getattr(row if column.field in HEAD_FIELDS else tier, column.field)
    match column.kind:
        case "party":
            return tier.get_party_display()
        case "way":
            return tier.get_fine_way_display()
        case "measured":
            return MEASURES.get(value, "文字")
        case "yes" | "no":
            return "是" if value else "否"
        case "figure":
            return None if value is None else f"{value.normalize():f}"
    return value


def read(file: BinaryIO) -> tuple[list[Line], list[Fault]]:
    """The lines of a table and everything wrong in it. Raises Invalid for what is no table of ours at all."""
    sheet = _opened(file)
    rows = sheet.iter_rows(values_only=True)
    heads = [str(each or "").strip() for each in next(rows, ())]
    lacking = [column.head for column in COLUMNS if column.needed and column.head not in heads]
    if lacking:
        raise _refused(f"表格第一行缺少这些列：{'、'.join(lacking)}。请用本系统导出的表格填写。")
    lines: list[Line] = []
    faults: list[Fault] = []
    for number, cells in enumerate(rows, start=2):
        if all(each in (None, "") for each in cells):
            continue
        if len(lines) == MOST_ROWS:
            raise _refused(f"表格超过 {MOST_ROWS} 行。请分成几个文件导入。")
        values, wrong = _line(number, dict(zip(heads, cells, strict=False)))
        lines.append(Line(number, values))
        faults += wrong
    if not lines:
        raise _refused("表格没有内容。请从第二行起，一行填写一档。")
    return lines, faults


def _opened(file: BinaryIO) -> Any:
    """The first sheet, after the file was looked at as a package: no macros, no bombs, nothing foreign."""
    content = file.read(BIGGEST + 1)
    if len(content) > BIGGEST:
        raise _refused("文件超过 2 MB。请删去无关的内容，或者分成几个文件。")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            names = {each.filename for each in parts}
            if "xl/workbook.xml" not in names:
                raise _refused("这不是 XLSX 表格。请另存为 .xlsx 后再导入。")
            if any("vbaProject" in name or name.startswith("xl/macrosheets") for name in names):
                raise _refused("表格带有宏。请另存为不带宏的 .xlsx 后再导入。")
            if any(name.startswith(("xl/externalLinks", "xl/embeddings", "xl/activeX")) for name in names):
                raise _refused("表格链接或者嵌入了别的文件。请断开链接、只粘贴数值后再导入。")
            if sum(each.file_size for each in parts) > UNPACKED or len(parts) > 200:
                raise _refused("表格解压后过大。请删去无关的内容后再导入。")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        return book.worksheets[0]
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, SyntaxError, OSError):
        raise _refused("打不开这个文件。请另存为 .xlsx 后再导入。") from None


def _line(number: int, cells: dict[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    values: dict[str, Any] = {}
    faults = []
    for column in COLUMNS:
        try:
            values[column.field] = _value(column, cells.get(column.head))
        except ValueError as error:
            faults.append(Fault(number, column.head, str(error)))
    low, high = values.get("fine_minimum"), values.get("fine_maximum")
    if low is not None and high is not None and low > high:
        faults.append(Fault(number, "罚款上限", "罚款上限不能低于下限。请改正。"))
    bounds = (values.get("measure_from"), values.get("measure_until"))
    if values.get("measured") == "" and bounds != (None, None):
        faults.append(Fault(number, "按什么区分", "写了计量的界限，请填写按什么区分。"))
    return values, faults


def _value(column: Column, given: Any) -> Any:
    text = "" if given is None else str(given).strip()
    if column.needed and not text:
        raise ValueError("请填写这一格。")
    match column.kind:
        case "text":
            return _text(text, column.most)
        case "figure":
            return _figure(text)
        case "order":
            return _order(text)
        case "yes" | "no":
            return _among(YES_NO, text or ("是" if column.kind == "yes" else "否"))
    choices = {"party": PARTIES, "way": WAYS, "measured": MEASURED}[column.kind]
    return _among(choices, text or next(label for label, value in choices.items() if value in ("", "all")))


def _text(text: str, most: int) -> str:
    if len(text) > most:
        raise ValueError(f"超过 {most} 个字。请缩短。")
    if any(ord(sign) < 32 and sign not in "\n\t" for sign in text):
        raise ValueError("含有不能显示的字符。请重新填写。")
    return text


def _figure(text: str) -> Decimal | None:
    if not text:
        return None
    try:
        found = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise ValueError(f"「{text[:20]}」不是数字。请只填写数字，比例写小数。") from None
    if not found.is_finite() or found < 0 or found >= Decimal(10) ** 12:
        raise ValueError("请填写不小于 0 的数字。")
    if found != round(found, 4):
        raise ValueError("最多四位小数。请改正。")
    return round(found, 4)


def _order(text: str) -> int:
    whole = text.removesuffix(".0")
    if not whole.isascii() or not whole.isdigit() or not 1 <= int(whole) <= 20:
        raise ValueError("次序请填写 1 至 20 的整数。")
    return int(whole)


def _among(choices: dict[str, Any], text: str) -> Any:
    if text not in choices:
        raise ValueError(f"「{text[:20]}」不在可以填写的内容中。请填写：{'、'.join(choices)}。")
    return choices[text]


def _refused(says: str) -> Invalid:
    return Invalid(says, fields={"file": [says]})


def groups(lines: Sequence[Line]) -> Iterator[tuple[tuple[str, str], list[Line]]]:
    """The lines of each benchmark, by organisation and violation, in the order they come."""
    found: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        found.setdefault((line.values["organisation"], line.values["violation"]), []).append(line)
    yield from found.items()
