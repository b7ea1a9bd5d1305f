package template

import (
	"bytes"
	"fmt"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
)

// oneRow is a list with one row to be filled, and all that can name it.
func oneRow(t *testing.T) *drawing {
	d := list(draw(t).on("Danh sách"), 1).row("F1", "n", "=COUNTA(Bang[Tên đơn vị])").row("G1", "n", "=ROWS(CacDonVi)").row("H1", "n", "=ROWS(Khac)")
	f := d.f
	require.NoError(t, f.AddTable("Danh sách", &excelize.Table{Range: "A1:D2", Name: "Bang"}))
	require.NoError(t, f.SetDefinedName(&excelize.DefinedName{Name: "CacDonVi", RefersTo: "'Danh sách'!$A$2:$D$2"}))
	require.NoError(t, f.SetDefinedName(&excelize.DefinedName{Name: "Khac", RefersTo: "'Danh sách'!$A$1:$D$1"}))
	red, err := f.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFC7CE"}}})
	require.NoError(t, err)
	require.NoError(t, f.SetConditionalFormat("Danh sách", "D2", []excelize.ConditionalFormatOptions{{Type: "cell", Criteria: "==", Value: `"Từ chối"`, Format: &red}}))
	require.NoError(t, f.SetConditionalFormat("Danh sách", "A2:D2", []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: `$D2="Chưa báo cáo"`, Format: &red}}))
	require.NoError(t, f.SetConditionalFormat("Danh sách", "A1:D1", []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: `TRUE`, Format: &red}}))
	choice := excelize.NewDataValidation(true)
	choice.Sqref = "D2"
	require.NoError(t, choice.SetDropList([]string{"Từ chối", "Khác"}))
	require.NoError(t, f.AddDataValidation("Danh sách", choice))
	return d
}

// TestWhatNamesTheOneRowGrowsWithIt: names, Excel's tables, colours, choices.
func TestWhatNamesTheOneRowGrowsWithIt(t *testing.T) {
	for _, n := range []int{0, 1, 12} {
		rows := max(1, n)
		f, err := excelize.OpenReader(bytes.NewReader(filled(t, oneRow(t).bytes(), town(n))))
		require.NoError(t, err)
		last := strconv.Itoa(1 + rows)
		tables, err := f.GetTables("Danh sách")
		require.NoError(t, err)
		require.Equal(t, "A1:D"+last, tables[0].Range)
		require.Contains(t, fmt.Sprint(f.GetDefinedName()), "$A$2:$D$"+last)
		require.Contains(t, fmt.Sprint(f.GetDefinedName()), "$A$1:$D$1")
		formats, err := f.GetConditionalFormats("Danh sách")
		require.NoError(t, err)
		require.Len(t, formats, 3)
		status := "D2:D" + last
		if rows == 1 {
			status = "D2"
		}
		require.Contains(t, formats, status)
		require.Equal(t, `$D2="Chưa báo cáo"`, formats["A2:D"+last][0].Criteria)
		require.Contains(t, formats, "A1:D1")
		choices, err := f.GetDataValidations("Danh sách")
		require.NoError(t, err)
		require.Equal(t, status, choices[0].Sqref)
		require.NoError(t, f.Close())
	}
}
