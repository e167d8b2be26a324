"""Reading foreign files: whatever a municipality's export looks like."""

from datetime import date

import pytest

from hub.kit import imports


def rows(tmp_path, content, name="file.csv", mapping=None):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(imports.read(path, mapping))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_any_usual_delimiter_is_read_and_nulls_are_left_out(tmp_path, delimiter):
    text = delimiter.join(["id", "name", "ror"]) + "\n" + delimiter.join(["1", "Måge", "\\N"]) + "\n"
    (row,) = rows(tmp_path, text)
    assert (row.line, row.values) == (2, {"id": "1", "name": "Måge"})


def test_a_row_is_told_by_the_line_it_begins_on(tmp_path):
    found = rows(tmp_path, 'id,text\n1,"two\nlines"\n2,b\n3,c,d\n\n4,e\n')
    assert [(row.line, row.values.get("id"), bool(row.problem)) for row in found] == [
        (2, "1", False),
        (4, "2", False),
        (5, None, True),
        (7, "4", False),
    ]


@pytest.mark.parametrize("raw", ["id;navn\n1;Måge\n".encode("cp1252"), "\ufeffid;navn\n1;M\x00åge\n".encode()])
def test_old_encodings_marks_and_nul_bytes_are_survived(tmp_path, raw):
    assert rows(tmp_path, raw, mapping={"navn": "name"})[0].values == {"id": "1", "name": "Måge"}


def test_json_lines_keep_their_lists_and_a_broken_line_stops_nothing(tmp_path):
    found = rows(tmp_path, '{"id": 1, "topics": ["a"]}\nnot json\n[1]\n{"id": 2, "x": null}\n', "file.jsonl")
    assert [row.line for row in found] == [1, 2, 3, 4]
    assert found[0].values == {"id": 1, "topics": ["a"]}
    assert found[1].problem.startswith("not JSON")
    assert found[2].problem == "not an object"
    assert found[3].values == {"id": 2}


def test_two_headers_mapped_to_one_column_become_two_paragraphs(tmp_path):
    (row,) = rows(tmp_path, "headline,description\nA,B\n", mapping={"headline": "text", "description": "text"})
    assert row.values == {"text": "A\n\nB"}


def test_a_mapping_must_say_both_names():
    assert imports.parsed_mapping(["name=title", "a = b"]) == {"name": "title", "a": "b"}
    with pytest.raises(ValueError, match="THEIRS=OURS"):
        imports.parsed_mapping(["name"])


@pytest.mark.parametrize(
    ("value", "text"),
    [("<p>Én&nbsp;to</p><p>tre &amp; fire</p>", "Én to\n\ntre & fire"), ("a < b & c > d", "a < b & c > d"),
     ("<script>alert(1)</script>Hej", "Hej"), ("x\x00\x07y\r\nz", "xy\nz"), (None, ""), (7, "7"),
     ("people''s, ''tis", "people's, ''tis"),
     ("<b>bold</b> <a href='x'>link</a>", "bold link"), ("AT&T; 5 &lt; 6", "AT&T; 5 < 6")],
)  # fmt: skip
def test_markup_becomes_text_and_text_stays(value, text):
    assert imports.plain(value) == text


def test_a_long_text_is_cut_between_words_and_told():
    told = []
    assert imports.fitted("en to tre fire", 9, told.append) == "en to…"
    assert told == ["shortened"]
    assert imports.fitted("kort", 9, told.append) == "kort"
    assert len(imports.fitted("a" * 500, 120)) == 120


@pytest.mark.parametrize(
    "text", ["2026-12-31", "2026/12/31 11:59 p.m.", "31.12.2026", "31-12-2026", "2026-12-31T10:00:00Z"]
)
def test_the_usual_dates_are_read(text):
    assert imports.day(text) == date(2026, 12, 31)


def test_a_date_that_is_none_is_said_to_be_none():
    assert imports.day("") is None
    with pytest.raises(imports.BadRowError, match="no date"):
        imports.day("31. december")


def test_a_file_in_utf_16_as_spreadsheets_write_it_is_read(tmp_path):
    assert rows(tmp_path, "id\tnavn\n1\tMåge\n".encode("utf-16"))[0].values == {"id": "1", "navn": "Måge"}


@pytest.mark.parametrize("around", ["%s", "[%s]"])
def test_what_no_database_takes_is_taken_out_of_json(tmp_path, around):
    item = '{"id": "a\\u0000b", "topics": ["x\\ud83d", {"y\\u0000": 1}], "name": "\\ud83d\\ude80"}'
    (row,) = rows(tmp_path, around % item, "file.json")
    assert row.values == {"id": "ab", "topics": ["x?", {"y": 1}], "name": "🚀"}


def test_lines_of_blanks_are_no_rows_and_nesting_without_end_is_a_bad_line(tmp_path):
    assert rows(tmp_path, "\n\n   \n") == []
    (deep,) = rows(tmp_path, '{"id": ' + "[" * 100_000, "file.jsonl")
    assert deep.problem == "not JSON: too deep"
