"""Recognizers-Text's English specs against the program: numbers, units, currencies, ages, temperatures, dates, durations.

In: the spec files (data/figures/recognizers_specs_en) and recognizers_left_out.txt, which says by pattern what is out of
scope and why. Out: of each kind the cases and the share that is right. A case is right where each value it expects is
found with its unit (or its days), and where one that expects nothing gets nothing of the kind.
"""
import collections
import datetime
import json
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
SPECS = {"number": "Number/NumberModel", "dimension": "NumberWithUnit/DimensionModel",
         "currency": "NumberWithUnit/CurrencyModel", "age": "NumberWithUnit/AgeModel",
         "temperature": "NumberWithUnit/TemperatureModel", "date": "DateTime/DateParser",
         "period": "DateTime/DatePeriodParser", "duration": "DateTime/DurationParser"}
# The specs' names of units where ours are others; else the name in lower case, with -metre for -meter.
UNITS = {"united states dollar": "dollar", "british pound": "pound sterling", "pence": "penny", "rupee": "indian rupee",
         "metric ton": "tonne", "c": "celsius", "f": "fahrenheit", "year": "year of age", "month": "month of age",
         "week": "week of age", "day": "day of age", "age": "year of age", "netherlands guilder": "dutch guilder"}
RESOLUTIONS = ("PastResolution", "FutureResolution")
NO_SUCH_DAY = "0001-01-01"  # what the specs give for 30 February
TIME = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}


def left_out():
    """[(kind, pattern of the input, reason)]"""
    rows = []
    for line in (HERE / "recognizers_left_out.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            kind, pattern, reason = (part.strip() for part in line.split(" | "))
            rows.append((kind, re.compile(pattern, re.IGNORECASE), reason))
    return rows


def reason_to_leave_out(rows, kind, case):
    if has_no_days(kind, case):
        return "the spec gives no days to compare"
    return next((why for of, pattern, why in rows if of in (kind, "any") and pattern.search(case["Input"])), None)


def unit_name(kind, name):
    low = name.lower().replace("meter", "metre").replace("liter", "litre")
    if kind == "currency" and low == "pound":
        return "pound sterling"
    return low if kind not in ("age", "currency", "temperature", "dimension") else UNITS.get(low, low)


def is_figure_right(kind, case, figures):
    """Each expected value stands among the figures, as one or as an end of a range; where none is expected, no figure has a unit of the kind."""
    left = [(value, f["unit"] or "", f["counted"]) for f in figures for value in (f["value"], f["upper"]) if value is not None]
    for result in case["Results"]:
        resolution = result["Resolution"]
        value = resolution.get("value")
        hit = next((f for f in left if value is not None and abs(f[0] - float(value)) <= 1e-6 * max(1, abs(f[0])) and
                    (kind == "number" or f[1] == unit_name(kind, resolution["unit"]))), None)
        if hit is None:
            return False
        left.remove(hit)
    if case["Results"]:
        return True
    return not any(kind == "age" and " of age" in u or kind == "temperature" and u in ("celsius", "fahrenheit") or
                   kind == "number" or kind == "dimension" and u and not counted for _, u, counted in left)


def is_duration_right(case, figures):
    wanted = []
    for result in case["Results"]:  # P1Y1M21D: each part for itself
        day, _, time = result["Value"]["Timex"].partition("T")
        wanted += [(float(n), TIME[u]) for n, u in re.findall(r"([\d.]+)([A-Z])", day) if u in TIME]
        wanted += [(float(n), TIME["T" + u]) for n, u in re.findall(r"([\d.]+)([A-Z])", time)]
    have = [(f["value"], f["unit"]) for f in figures]
    have += [(v * 10, "year") for v, u in have if u == "decade"] + [(v * 2, "week") for v, u in have if u == "fortnight"]
    return all(w in have for w in wanted)


def days_of(resolution):
    """(from, {to}) that a resolution of the specs stands for; the end of its periods is open in some and closed in others."""
    if "date" in resolution:
        return resolution["date"], {resolution["date"]}
    start, end = resolution.get("startDate"), resolution.get("endDate")
    if not start or not end:
        return None
    before = datetime.date.fromisoformat(end) - datetime.timedelta(days=1)
    return start, {end, before.isoformat()}


def has_no_days(kind, case):
    """Whether the spec itself gives no days that could be compared: "this summer", an end left open."""
    values = [result.get("Value") or {} for result in case["Results"]]
    return kind in ("date", "period") and any(not any(days_of(v[key]) for key in RESOLUTIONS if v.get(key)) for v in values)


def is_date_right(case, dates):
    have = [(d["from"], d["to"]) for d in dates]
    results = [r for r in case["Results"] if NO_SUCH_DAY not in json.dumps(r)]
    if not results:
        return not have
    for result in results:
        value = result.get("Value") or {}
        wanted = [days_of(value[key]) for key in RESOLUTIONS if value.get(key)]
        if not any(w and h[0] == w[0] and h[1] in w[1] for w in wanted for h in have):
            return False
    return True


def is_right(kind, case, reading):
    if kind in ("date", "period"):
        return is_date_right(case, reading["dates"])
    if kind == "duration":
        return is_duration_right(case, reading["figures"])
    return is_figure_right(kind, case, reading["figures"])


def score(program):
    folder, rows = program.folder("recognizers"), left_out()
    scores, wrong, why_out, all_right, all_cases, right_of_all = {}, [], collections.Counter(), 0, 0, 0
    for kind, name in SPECS.items():
        path = program.data / "figures/recognizers_specs_en" / f"{name}.json"
        cases = json.loads(path.read_text(encoding="utf-8-sig"))
        reasons = [reason_to_leave_out(rows, kind, case) for case in cases]
        why_out.update((kind, why) for why in reasons if why)
        source = folder / f"{kind}.jsonl"
        with open(source, "w", encoding="utf-8") as out:
            for number, case in enumerate(cases):
                published = (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07")[:10]
                out.write(json.dumps({"id": str(number), "text": case["Input"], "published": published, "language": "en"}) + "\n")
        readings = {}
        for line in open(program.read(f"recognizers/{kind}", source, "--reader", "rules"), encoding="utf-8"):
            reading = json.loads(line)
            readings[int(reading["article"]["id"])] = reading
        right = 0
        for number, case in enumerate(cases):
            ok = number in readings and is_right(kind, case, readings[number])
            right_of_all += ok
            if reasons[number]:
                continue
            right += ok
            if not ok:
                r = readings.get(number, {})
                wrong.append([kind, case["Input"], case["Results"], r.get("figures"), r.get("dates")])
        in_scope = reasons.count(None)
        scores |= {f"{kind}.cases": in_scope, f"{kind}.left_out": len(cases) - in_scope,
                   f"{kind}.right": round(right / max(1, in_scope), 3)}
        all_right, all_cases = all_right + right, all_cases + in_scope
    (folder / "wrong.jsonl").write_text("".join(json.dumps(w) + "\n" for w in wrong), encoding="utf-8")
    (folder / "left_out.json").write_text(json.dumps([[*key, n] for key, n in sorted(why_out.items())], indent=1))
    return scores | {"all.right": round(all_right / max(1, all_cases), 3), "all.cases": all_cases,
                     "all.left_out": sum(why_out.values()),
                     "all.right_with_left_out": round(right_of_all / max(1, all_cases + sum(why_out.values())), 3)}
