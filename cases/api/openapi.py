"""The OpenAPI file: how a client runs a case, the names of choices, and what the generator cannot know."""

from __future__ import annotations

from typing import Any

from enforcement.api.schema import PROBLEM_TYPE
from enforcement.rules.findings import MENDS

ABOUT = """Case management for urban enforcement bureaus: the simple procedure 简易程序 and the ordinary procedure \
普通程序 of the Administrative Penalty Law 行政处罚法, whole.

# Running a case

1. An administrator issues a bearer token with scopes to an account. `GET /me/` tells what it may do.
2. `GET /organisations/`, `GET /officers/?organisation=…`, `GET /violations/?organisation=…&q=…` and \
`GET /violations/{code}/amounts/` give the codes and ids that an act names.
3. `POST /files/` receives each picture; cite its `file`.
4. Either `POST /cases/on-the-spot/` carries out the whole act at the kerb, all of it or nothing; or, one step after \
another: `POST /cases/`, then below `/cases/{id}/`: `evidence/`, `correction-order/`, `recheck/`, `hearing-of-party/`, \
`decision/` (or `no-penalty/`, `conversion/`), `delivery/` of the paper listed by `GET /cases/{id}/papers/`.
5. Then `report/`, `cash/`, `cash-hand-in/`, `cash-banking/` or `payment/`, `closing/` by a leader who did not handle \
the case, `archiving/`. `GET /cases/{id}/possible/` says at any time which steps come next, and why not.

# Running an ordinary case

1. `POST /cases/ordinary/` registers it. The officers verify: `inspection/`, `inquiry/`, `evidence/`, `proof/`; then \
`filing/`, the squad leader's `opinion/`, and a head's `filing-approval/` (or `filing-return/`, `filing-refusal/`).
2. Investigation goes on; `GET /cases/{id}/elements/` tells what is not proved yet. `correction-order/`, `recheck/`; \
`investigation-end/` puts up the report and the proposal (`investigation-end/preview/` says what the law would say), \
then `opinion/` and a head's `proposal-approval/`.
3. `notice/` makes the notice; its `delivery/` starts the days of the party (`GET /cases/{id}/notices/`); `statement/`, \
`hearing-request/`. While a request for a hearing stands, no decision is made.
4. Where they are due: `review-request/` and `review/` by a legal reviewer, `discussion/` by the heads (`GET /heads/`). \
`GET /cases/{id}/reviews/` says why a review is due and what changed since; a changed file is reviewed again.
5. `penalty-decision/` or `no-penalty-decision/` by a head, `delivery/`, `payment/`, `publication/`, \
`closing-approval/`, `binding/`.
6. What moves the terms: `extension/`, `excluded-time/`, `suspension/`, `resumption/`. `supplement/` goes back into the \
investigation, `dismissal/` ends it, `handover/` changes the officers.

# Rules of every request

- A state is never set; a step is taken. Every step is checked against the law. A refusal is 422 with `findings`: \
`forbids` cannot be taken, `asks_reason` is taken when the request is sent again with a text in `reasons` under its code.
- A step that decides needs `If-Match` with the ETag of the case (428 without, 412 when somebody decided in between). \
Steps that only add need none. Every step answers the case as it then stands under its new ETag.
- `at` says when an act happened, with its offset; now when left out. Steps that happen now have no `at`.
- `Idempotency-Key` makes any POST safe to repeat.
- Unknown fields, query parameters and values are refused with 400 and the name of the field.
- Money is yuan as a string, `"30.00"`. Moments carry an offset; days are days in China (Asia/Shanghai).
- Names of natural persons, numbers and telephones are masked. `POST /cases/{id}/party-reading/` with a purpose gives \
them in full and is logged.
- Whoever may not know of a case gets 404.
- Lists come in pages: follow `next`. There is no total."""

ENUMS = {
    "ListStage": "discretion.models.published.PublishedList.Stage",
    "PowerTitle": "discretion.models.power.Power.Title",
    "OpenCases": "discretion.models.power.OpenCases",
    "WaiverKind": "discretion.models.waiver.WaiverEntry.Kind",
    "BenchmarkParty": "discretion.models.benchmark.BenchmarkTier.Party",
    "BenchmarkMeasure": "discretion.api.benchmarks.MEASURED",
    "BenchmarkFineWay": "discretion.api.benchmarks.WAYS",
    "CaseState": "cases.models.case.Case.State",
    "CaseProcedure": "cases.models.case.Case.Procedure",
    "FilingSource": "cases.models.filing.Filing.Source",
    "FilingOutcome": "cases.models.filing.Filing.Outcome",
    "OpinionStage": "cases.models.filing.Opinion.Stage",
    "TermKind": "cases.models.filing.Term.Kind",
    "TermGround": "cases.models.filing.Term.Ground",
    "FieldRecordKind": "cases.models.investigation.FieldRecord.Kind",
    "RecordSigned": "cases.models.investigation.SIGNED",
    "ProposalOutcome": "cases.models.proposal.Proposal.Outcome",
    "ReviewResult": "cases.models.proposal.LegalReview.Result",
    "ReviewPoint": "cases.api.given.ordinary.POINT_CHOICES",
    "PointResult": "cases.api.given.ordinary.POINT_RESULTS",
    "HeadRank": "enforcement.models.post.HeadAppointment.Rank",
    "PartyKind": "cases.models.party.Party.Kind",
    "IdentityKind": "cases.models.party.Party.IdKind",
    "Capacity": ["full", "limited", "none"],
    "EvidenceKind": "cases.models.evidence.Evidence.Kind",
    "RecheckResult": "cases.models.conduct.Recheck.Result",
    "StatementReview": "cases.models.conduct.Statement.Review",
    "EducationKind": "cases.models.conduct.Education.Kind",
    "DecisionOutcome": "cases.models.decision.Decision.Outcome",
    "DeliveryMethod": "cases.models.decision.Delivery.Method",
    "FormHanded": "cases.api.given.steps.FORMS",
    "AgeGroup": "cases.models.party.Party.AgeGroup",
    "Recipient": "cases.api.given.steps.RELATIONS",
    "NoPenaltyGround": "cases.api.given.steps.NO_PENALTY_GROUNDS",
    "DismissalGround": "cases.api.given.ordinary.DISMISSAL_GROUNDS",
    "CashGround": "cases.models.execution.CashReceipt.Ground",
    "PaymentTowards": "cases.api.given.steps.TOWARDS",
    "BlockerKind": "cases.models.execution.Blocker.Kind",
    "PaperKind": "cases.models.document.Document.Kind",
    "ClockLevel": "cases.models.clock.Clock.Level",
    "OrganisationKind": "enforcement.models.organisation.Organisation.Kind",
    "Role": "enforcement.models.organisation.ROLES",
    "HandlerPlace": ["lead", "second"],
    "NoticeRung": ["handler", "leader", "head"],
    "ClockBearer": ["bureau", "party"],
    "CertificateStanding": ["valid", "suspended", "revoked", "expired", "not_yet", "missing"],
    "FileVerdict": ["allow", "warn", "block"],
    "LawStanding": "discretion.models.violation.Status",
    "FindingForce": ["forbids", "asks_reason", "notes"],
    "MendedBy": sorted(MENDS),
}


def tagged(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Every address under the tag of its first part; steps keep the tag of their own."""
    for address, operations in result["paths"].items():
        part = address.removeprefix("/api/v1/").split("/")[0]
        for operation in operations.values():
            if operation.get("tags") != ["steps"]:
                operation["tags"] = [part]
    return result


def said_once(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Refusals, parameters and headers that many addresses share stand once, among the components."""
    components = result["components"]
    for operations in result["paths"].values():
        for operation in operations.values():
            _refusals(operation["responses"], components.setdefault("responses", {}))
            _headers(operation["responses"], components.setdefault("headers", {}))
            _parameters(operation, components.setdefault("parameters", {}))
    return result


def closed(result: dict[str, Any], generator: Any, request: Any, public: bool) -> dict[str, Any]:
    """Bodies take no field that is not named, as the serializers refuse it."""
    for name, schema in result["components"]["schemas"].items():
        if name.endswith(("Request", "In")):
            schema["additionalProperties"] = False
    return result


def _refusals(responses: dict[str, Any], shared: dict[str, Any]) -> None:
    for status, response in responses.items():
        if PROBLEM_TYPE in response.get("content", {}):
            kept = shared.setdefault(f"Problem{status}", response)
            if kept != response:
                continue  # it says more than the shared one, so it stays where it is
            responses[status] = {"$ref": f"#/components/responses/Problem{status}"}


def _headers(responses: dict[str, Any], shared: dict[str, Any]) -> None:
    for response in responses.values():
        for name, header in response.get("headers", {}).items():
            shared.setdefault(name, header)
            response["headers"][name] = {"$ref": f"#/components/headers/{name}"}


def _parameters(operation: dict[str, Any], shared: dict[str, Any]) -> None:
    for place, parameter in enumerate(operation.get("parameters", ())):
        if parameter["in"] == "header" or parameter["name"] in {"cursor", "page_size"}:
            name = parameter["name"] + ("Required" if parameter.get("required") else "")
            shared.setdefault(name, parameter)
            operation["parameters"][place] = {"$ref": f"#/components/parameters/{name}"}


SETTINGS: dict[str, Any] = {
    "TITLE": "Casefile",
    "DESCRIPTION": ABOUT,
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVERS": [{"url": "/", "description": "The bureau's own server."}],
    "ENUM_NAME_OVERRIDES": ENUMS,
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": True,
    "COMPONENT_SPLIT_REQUEST": False,
    "COMPONENT_NO_READ_ONLY_REQUIRED": False,
    "SORT_OPERATIONS": True,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "cases.api.openapi.tagged",
        "cases.api.openapi.said_once",
        "cases.api.openapi.closed",
    ],
}
