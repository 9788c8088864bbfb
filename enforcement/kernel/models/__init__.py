"""Tables of the kernel; `enforcement.models` imports them so that they belong to that app."""

from enforcement.kernel.models.access import ApiToken, IdempotencyKey, PersonalRead
from enforcement.kernel.models.files import StoredFile
from enforcement.kernel.models.jobs import JobRun, Outbox
from enforcement.kernel.models.numbering import IssuedNumber, NumberSeries
from enforcement.kernel.models.record import Checkpoint, Record

__all__ = [
    "ApiToken",
    "Checkpoint",
    "IdempotencyKey",
    "IssuedNumber",
    "JobRun",
    "NumberSeries",
    "Outbox",
    "PersonalRead",
    "Record",
    "StoredFile",
]
