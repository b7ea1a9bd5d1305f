package workbook

import "github.com/xuri/excelize/v2"

// style is how a cell looks.
type style int

// The styles. Those of a table's cells stand once more for the row of its sum.
const (
	noCell style = iota // which row it is
	textCell
	countCell
	shareCell
	hourCell
	sumOf // a sum's cell is sumOf behind the other
)

const (
	officeStyle style = iota + 2*sumOf
	titleStyle
	plainStyle
	headingStyle
	partStyle
	middleStyle // of the form: in the middle of its block
	paperStyle  // what the form is
	slantStyle
	allStyles
)

// styles are the workbook's ids of them.
type styles [allStyles]int

// What numbers look like, in the marks of whoever opens the file.
const (
	asText  = 49 // "@": what is typed over such a cell is text as well
	asCount = 3  // "#,##0"
)

var (
	asShare = "0.0%"
	asHour  = "hh:mm dd/mm/yyyy"
)

// makeStyles declares them to the workbook.
func (p *paper) makeStyles() error {
	const font, ink, shade = "Times New Roman", "808080", "E2EFDA"
	var lines []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		lines = append(lines, excelize.Border{Type: side, Color: ink, Style: 1})
	}
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{shade}}
	cell := func(bold bool, s excelize.Style) *excelize.Style {
		s.Border, s.Font = lines, &excelize.Font{Family: font, Size: 11, Bold: bold}
		if s.Alignment == nil {
			s.Alignment = &excelize.Alignment{Vertical: "top"}
		}
		if bold {
			s.Fill = fill
		}
		return &s
	}
	line := func(size float64, bold bool) *excelize.Style {
		return &excelize.Style{Font: &excelize.Font{Family: font, Size: size, Bold: bold}}
	}
	middle := func(f excelize.Font) *excelize.Style {
		f.Family = font
		return &excelize.Style{Font: &f, Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "top", WrapText: true}}
	}
	made := map[style]*excelize.Style{
		officeStyle: line(12, true), titleStyle: line(14, true), plainStyle: line(11, false), partStyle: line(12, true),
		middleStyle: middle(excelize.Font{Size: 12, Bold: true}), paperStyle: middle(excelize.Font{Size: 14, Bold: true}), slantStyle: middle(excelize.Font{Size: 12, Italic: true}),
		headingStyle: cell(true, excelize.Style{Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "center", WrapText: true}}),
	}
	for _, bold := range []bool{false, true} {
		more := style(0)
		if bold {
			more = sumOf
		}
		made[noCell+more] = cell(bold, excelize.Style{Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "top"}})
		made[textCell+more] = cell(bold, excelize.Style{NumFmt: asText, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
		made[countCell+more] = cell(bold, excelize.Style{NumFmt: asCount})
		made[shareCell+more] = cell(bold, excelize.Style{CustomNumFmt: &asShare})
		made[hourCell+more] = cell(bold, excelize.Style{CustomNumFmt: &asHour, Alignment: &excelize.Alignment{Horizontal: "center", Vertical: "top"}})
	}
	return p.keeps(made)
}

// keeps writes the styles into the book.
func (p *paper) keeps(made map[style]*excelize.Style) (err error) {
	for s := range allStyles {
		if made[s] == nil {
			continue
		}
		if p.styles[s], err = p.file.NewStyle(made[s]); err != nil {
			return err
		}
	}
	return nil
}
