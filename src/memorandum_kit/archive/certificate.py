"""A certificate to print: what was examined, with every seal and the last value of the register."""

from __future__ import annotations

from html import escape

from memorandum_kit.archive.bag import Problem
from memorandum_kit.archive.verification import Report, Result
from memorandum_kit.errors import ExitCode
from memorandum_kit.messages import area
from memorandum_kit.model import Lang

_STYLE = """
@page { size: A4; margin: 20mm 18mm; }
body { font: 10pt/1.4 "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", Arial, sans-serif; max-width: 180mm; margin: 8mm auto; }
h1 { font-size: 16pt; } h2 { font-size: 12pt; }
dl { display: grid; grid-template-columns: 45mm auto; gap: 1mm 4mm; } dt { color: #444; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; } th, td { border: 0.3mm solid #888; padding: 1mm 2mm; text-align: left; vertical-align: top; }
thead { display: table-header-group; } tr { break-inside: avoid; }
code { font: 7.5pt/1.3 monospace; overflow-wrap: anywhere; }
.outcome { font-weight: bold; } .damaged { color: #a00000; }
.sign { display: grid; grid-template-columns: 1fr 1fr; gap: 15mm; margin-top: 22mm; } .sign div { border-top: 0.3mm solid #000; }
"""


def certificate(report: Report, archive: str, lang: Lang) -> bytes:
    """Give the certificate of a verification as a page that needs nothing from outside.

    Args:
        report: a finished verification.
        archive: how the archive is called.
        lang: de, en or zh-Hans.
    """
    texts = area("archive", lang)

    def say(key: str, **values: object) -> str:
        return escape(texts[f"certificate.{key}"].format_map(values))

    sums = {
        "versions": len(report.results),
        "files": sum(result.files for result in report.results),
        "bytes": sum(result.bytes for result in report.results),
    }
    outcome = {
        ExitCode.OK: say("outcome-sound"),
        ExitCode.FINDINGS: say("outcome-odd"),
        ExitCode.DAMAGED: say("outcome-damaged", damaged=len(report.damaged)),
    }[report.exit_code]
    facts = [
        ("archive", escape(archive)),
        ("begun", escape(report.begun)),
        ("ended", escape(report.ended)),
        ("who", escape(report.who)),
        ("extent", say("extent-part" if report.part else "extent-whole", **sums)),
        ("outcome", f'<span class="outcome{" damaged" if report.damaged else ""}">{outcome}</span>'),
        ("chain", f"<code>{escape(report.chain)}</code>"),
    ]
    rows = "".join(_row(result, texts) for result in report.results)
    remarks = "".join(f"<li>{escape(problem_text(problem, texts))}</li>" for problem in report.general)
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head><meta charset="utf-8"><title>{say("title")}</title><style>{_STYLE}</style></head>
<body>
<h1>{say("title")}</h1>
<dl>{"".join(f"<dt>{say(key)}</dt><dd>{value}</dd>" for key, value in facts)}</dl>
<p>{say("explanation")}</p>
{f"<h2>{say('remarks')}</h2><ul>{remarks}</ul>" if remarks else ""}
<table>
<thead><tr><th>{say("record")}</th><th>{say("seal")}</th><th>{say("result")}</th></tr></thead>
<tbody>{rows}</tbody>
</table>
<div class="sign"><div>{say("place-date")}</div><div>{say("signature")}</div></div>
</body>
</html>
""".encode()


def problem_text(problem: Problem, texts: dict[str, str]) -> str:
    """Give a problem as one reads it: the path, what is wrong, the detail."""
    what = texts[f"problem.{problem.code}"]
    head = f"{problem.path} {what}" if problem.path else what
    return f"{head} ({problem.detail})" if problem.detail else head


def _row(result: Result, texts: dict[str, str]) -> str:
    found = "<br>".join(escape(problem_text(problem, texts)) for problem in result.problems)
    said = found or escape(texts["certificate.good"])
    return f"<tr><td>{escape(result.key)}</td><td><code>{escape(result.seal)}</code></td><td>{said}</td></tr>\n"
