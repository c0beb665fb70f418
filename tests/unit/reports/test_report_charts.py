"""Charts as drawings: to one scale, with their figures, also for a screen."""

import pytest
from builders.paper_reports import a_chart
from lxml import etree
from report_reading import FONTS

from cchc_desktop.reports import charts
from cchc_desktop.reports.faces import find_faces
from cchc_desktop.reports.measuring import family
from cchc_desktop.reports.model import Bar, BarChart, ColumnKind

FAMILY = family(find_faces(FONTS))


def test_a_chart_for_a_screen_says_all_its_figures():
    svg = etree.fromstring(charts.svg(a_chart(), FAMILY, 600).encode())
    said = [node.text for node in svg.iter("{*}text")]
    assert said[0] == "Tỷ lệ nhiệm vụ hoàn thành theo đơn vị"
    assert said[1:3] == ["Văn phòng HĐND và UBND", "70% (7/10)"]
    assert said[-1] == "0% (0/4)"
    assert all("Times New Roman" in node.get("style") for node in svg.iter("{*}text"))
    assert not list(svg.iter("{*}clipPath"))  # the screen's reader would draw it
    assert "clip" not in (svg.find("{*}g").get("style") or "")
    widths = [float(bar.get("width")) for bar in svg.iter("{*}rect")]
    assert widths == sorted(widths, reverse=True)
    assert len(widths) == 7  # nothing is drawn for nothing


def test_pieces_together_are_as_high_as_the_whole():
    chart = a_chart()
    whole = charts.height(chart, FAMILY, 700)
    pieces = charts.drawings(chart, FAMILY, 700, [80, 60])
    assert len(pieces) > 2
    assert sum(piece.height for piece in pieces) == pytest.approx(whole)


def test_long_names_take_more_rows_and_no_bars_are_no_error():
    long = BarChart(
        "", (Bar("Trường Trung học cơ sở và Trung học phổ thông số 2 " * 2, 5),), ColumnKind.NUMBER
    )
    assert charts.height(long, FAMILY, 400) > charts.height(
        BarChart("", (Bar("A", 5),)), FAMILY, 400
    )
    (empty,) = charts.drawings(BarChart("Không có", ()), FAMILY, 400, [100])
    assert len(empty.contents) == 2
