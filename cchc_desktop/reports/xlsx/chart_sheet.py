"""A chart as a sheet: its figures, and Excel's own chart beside them.

Must not know how a cell is made.
"""

from typing import Any, Final

from cchc_desktop.reports import forms
from cchc_desktop.reports.layout import paper, words
from cchc_desktop.reports.layout import tables as numbers
from cchc_desktop.reports.layout.paper import MM
from cchc_desktop.reports.model import BarChart
from cchc_desktop.reports.xlsx.cells import Cells, Look, held
from cchc_desktop.reports.xlsx.sheets import column_width, set_page

_WIDTH: Final = 16.0
_LEAST: Final = 7.0


def add_chart(sheet: Any, chart: BarChart) -> None:
    """Write a chart's figures, and the chart beside them."""
    from openpyxl.chart import BarChart as Drawn  # noqa: PLC0415 - slow to load
    from openpyxl.chart import Reference  # noqa: PLC0415
    from openpyxl.chart.label import DataLabelList  # noqa: PLC0415

    cells, count = Cells(sheet), len(chart.bars)
    for letters, share in (("A", numbers.NAMES_SHARE), ("B", 0.12), ("C", 0.2)):
        width = column_width(paper.LANDSCAPE.text_width * share)
        sheet.column_dimensions[letters].width = width
    set_page(sheet, paper.LANDSCAPE)
    sheet.append([cells.text(forms.plain(chart.title), Look(bold=True, wrap=False))])
    row = cells.empty(3)
    column = words.chart_column(chart)
    for bar in chart.bars:
        cells.fill(row[0], (forms.plain(bar.label), "s", "General"), Look())
        cells.fill(row[1], held(bar.value, column), Look(align="right"))
        cells.fill(row[2], (words.bar(bar, chart), "s", "General"), Look())
        sheet.append(row)
    drawn = Drawn(barDir="bar", gapWidth=50)
    drawn.title, drawn.legend = forms.plain(chart.title), None
    drawn.add_data(Reference(sheet, min_col=2, min_row=2, max_row=count + 1))
    drawn.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=count + 1))
    grey = f"{round(numbers.BAR_GREY * 255):02X}" * 3
    drawn.series[0].graphicalProperties.solidFill = grey
    drawn.dataLabels = DataLabelList(
        showVal=True, showCatName=False, showSerName=False, showLegendKey=False, showPercent=False
    )
    drawn.x_axis.scaling.orientation = "maxMin"  # the first bar on top
    drawn.x_axis.delete = False
    drawn.y_axis.delete, drawn.y_axis.majorGridlines = True, None
    size: Any = drawn  # in centimetres, which its types take for whole
    size.width, size.height = _WIDTH, max(_LEAST, (count + 3) * numbers.BAR_PITCH / MM / 10)
    sheet.add_chart(drawn, "E2")
