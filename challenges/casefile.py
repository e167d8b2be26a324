"""What the file of a case holds of a challenge: editions, events, and once opened the responses and all after them."""

from __future__ import annotations

from challenges.models import Challenge, Decision, Letter, Response, Review
from challenges.models.contents import content_of
from hub.accounts.models import User
from hub.kit import formats, uploads
from hub.kit.audit import AuditEntry
from hub.kit.casefile import Casefile, part, safe_name
from hub.kit.sealing import SealBroken

ABOUT_ANSWERS = ("challenges.Response", "challenges.ResponseVersion", "challenges.ResponseFile", "challenges.Letter")
ABOUT_ANSWERS += ("challenges.Invitation",)  # its answer tells who is interested


def when(moment) -> str:
    return f"{formats.day_year(moment)} {formats.clock_time(moment)}" if moment else "–"


@part(10)
def editions(challenge: Challenge, casefile: Casefile) -> None:
    for edition in challenge.editions.select_related("route_version").order_by("number"):
        title = f"Udgave {edition.number}: {edition.get_kind_display()}"
        lines = [
            f"Offentliggjort: {when(edition.published_at)}",
            f"Åbner: {when(edition.opens_at)}",
            f"Frist: {when(edition.closes_at)}",
            f"Vej: {edition.route_version.name}",
        ]
        lines += ["", edition.text] if edition.text else []
        for criterion in edition.criteria:
            lines.append(f"Kriterium: {criterion['label']} ({criterion['weight']} %)")
        lines += [f"Spørgsmål: {question['label']}" for question in edition.questions]
        casefile.text(f"udgaver/udgave-{edition.number}.txt", title, lines)
        facts = {"number": edition.number, "published_at": edition.published_at, "opens_at": edition.opens_at}
        facts |= {"closes_at": edition.closes_at, "decision_by": edition.decision_by, "facts": edition.facts}
        casefile.data(f"udgaver/udgave-{edition.number}.json", f"{title} (data)", facts)


@part(20)
def events(challenge: Challenge, casefile: Casefile) -> None:
    """The audit of the case. Never who drafted and did not hand in; before the opening not who answered, either."""
    drafts = Response.objects.filter(challenge=challenge, status=Response.Status.DRAFT).values("public_id")
    entries = AuditEntry.objects.timeline(challenge.public_id).exclude(subject_id__in=drafts)
    if challenge.is_sealed:
        entries = entries.exclude(subject_type__in=ABOUT_ANSWERS)
        casefile.withheld.append("Hændelser om svar: svarene er forseglede, og ingen må se, hvem der har svaret.")
    entries = list(entries.select_related("seal"))
    people = User.objects.filter(public_id__in={entry.actor_id for entry in entries if entry.actor_id})
    names = {user.public_id: user.get_full_name() for user in people}
    rows = [
        {
            "id": entry.public_id,
            "at": entry.at,
            "action": entry.action,
            "subject": f"{entry.subject_type} {entry.subject_id}",
            "by": names.get(entry.actor_id, ""),
            "data": entry.data,
            "seal": entry.seal.digest if hasattr(entry, "seal") else "",
        }
        for entry in entries
    ]
    casefile.text("haendelser.txt", "Hændelser", [f"{when(row['at'])}  {row['action']}  {row['by']}" for row in rows])
    casefile.data("haendelser.json", "Hændelser (data)", rows)


@part(30)
def responses(challenge: Challenge, casefile: Casefile) -> None:
    """Opened responses whole; sealed ones by the moment and the checksum of their receipts alone."""
    handed_in = Response.objects.submitted().filter(challenge=challenge).order_by("pk")
    if challenge.is_sealed:
        versions = [version for one in handed_in for version in one.versions.filter(standing=True)]
        versions.sort(key=lambda version: version.sha256)  # an order that tells nothing
        lines = [f"{when(version.arrived_at)}  SHA-256 {version.sha256}" for version in versions]
        casefile.text("svar/forseglede-kvitteringer.txt", "Forseglede svar: kvitteringer", lines)
        casefile.withheld.append(
            "Svarenes indhold, afsendere og breve: svarene er forseglede, til to personer åbner dem."
        )
        return
    for number, response in enumerate(handed_in.opened().select_related("organisation"), start=1):
        _response(number, response, casefile)


def _response(number: int, response: Response, casefile: Casefile) -> None:
    folder = f"svar/{number:02}"
    version = response.versions.filter(standing=True).select_related("edition").first()
    if version is None:
        return
    version.response = response
    content = content_of(version, response)
    title = f"Svar {number} fra {response.organisation.name}"
    lines = [f"Modtaget: {when(version.arrived_at)}", f"Version: {version.number}", f"SHA-256: {version.sha256}"]
    lines += [f"Status: {response.get_status_display()}"]
    for question in version.edition.questions:
        given = content["answers"].get(question["id"])
        lines += ["", f"## {question['label']}"]
        if given:
            lines.append(given["text"])
            lines += [f"[Fortroligt efter afsenderens ønske: {given['reason']}]"] if given["confidential"] else []
    casefile.text(f"{folder}/svar.txt", title, lines)
    standing = {one["id"]: one["name"] for one in content["files"].values()}
    for kept in response.files.filter(file__public_id__in=standing).select_related("file"):
        name = standing[str(kept.file.public_id)]
        _file(f"{folder}/bilag/{str(kept.public_id)[:8]}-{safe_name(name)}", f"{title}: {name}", kept.file, casefile)
    _assessed(number, response, folder, casefile)


def _file(path: str, title: str, file, casefile: Casefile) -> None:
    if not uploads.can_be_given_out(file):
        casefile.withheld.append(f"{title}: {uploads.refusal(file)}")
        return
    try:
        casefile.add(path, title, uploads.read(file))
    except (OSError, SealBroken):
        casefile.withheld.append(f"{title}: filen kan ikke læses.")


def _assessed(number: int, response: Response, folder: str, casefile: Casefile) -> None:
    """Reviews with their conflicts, decisions, letters."""
    reviews = Review.objects.filter(response=response).select_related("reviewer").prefetch_related("scores")
    for place, review in enumerate(reviews.order_by("pk"), start=1):
        conflict = review.conflict_note or (
            "erklæret" if review.status == Review.Status.CONFLICTED else "ingen erklæret"
        )
        lines = [f"Bedømmer: {review.reviewer.get_full_name()}", f"Status: {review.get_status_display()}"]
        lines += [f"Interessekonflikt: {conflict}", f"Afsluttet: {when(review.completed_at)}"]
        labels = _labels(response)
        for score in review.scores.all() if review.status == Review.Status.COMPLETED else ():
            lines += ["", f"{labels.get(str(score.criterion), score.criterion)}: {score.points}", score.reason]
        casefile.text(f"{folder}/vurdering-{place}.txt", f"Vurdering {place} af svar {number}", lines)
    for place, decision in enumerate(Decision.objects.filter(response=response).order_by("pk"), start=1):
        lines = [f"Udfald: {decision.get_outcome_display()}", f"Truffet: {when(decision.decided_at)}"]
        lines += ["Erstattet af en senere beslutning."] if decision.superseded_by_id else []
        lines += ["", decision.reasons, *(["", "Råd: " + decision.advice] if decision.advice else [])]
        casefile.text(f"{folder}/beslutning-{place}.txt", f"Beslutning {place} om svar {number}", lines)
    letters = Letter.objects.filter(response=response).select_related("organisation").order_by("pk")
    for place, letter in enumerate(letters, start=1):
        lines = [f"Til: {letter.organisation.name}", f"Sendt: {when(letter.created_at)}", "", letter.text]
        casefile.text(f"{folder}/brev-{place}.txt", letter.title, lines)


def _labels(response: Response) -> dict[str, str]:
    standing = response.versions.filter(standing=True).select_related("edition").first()
    return {one["id"]: one["label"] for one in standing.edition.criteria} if standing else {}
