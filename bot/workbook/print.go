package workbook

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// printed sets the sheet up for A4 across, as wide as the page, the headings on each.
// It comes before the rows: a stream writes what it finds. No headings are at row 0.
func (s *sheet) printed(headings int) error {
	const a4 = 9
	size, across, wide, high, fit := a4, "landscape", 1, 0, true
	if err := s.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &size, Orientation: &across, FitToWidth: &wide, FitToHeight: &high}); err != nil {
		return err
	}
	side, edge, foot, below := 0.4, 0.5, 0.3, 0.7
	if err := s.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &edge, Bottom: &below, Footer: &foot}); err != nil {
		return err
	}
	if err := s.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddFooter: "&C" + s.say("workbook.page") + "&R&A"}); err != nil {
		return err
	}
	if headings == 0 {
		return nil
	}
	return s.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name,
		RefersTo: fmt.Sprintf("'%s'!$%d:$%d", s.name, headings, headings)})
}

// filter has the headings choose among so many rows below them.
func (s *sheet) filter(rows int) error {
	last, err := excelize.CoordinatesToCellName(len(s.columns), headRows+1+max(rows, 1))
	if err != nil {
		return err
	}
	return s.file.AutoFilter(s.name, fmt.Sprintf("A%d:%s", headRows+1, last), nil)
}
