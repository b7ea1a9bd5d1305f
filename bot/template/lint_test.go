package template

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/locales"
)

// refusalOf is the key of why a form is refused, "" for one that is taken; its sentence
// is said in both languages.
func refusalOf(t *testing.T, form []byte) string {
	t.Helper()
	tpl, err := Read(form)
	if err == nil {
		require.NoError(t, tpl.Close())
		return ""
	}
	var why *roster.Refusal
	require.True(t, errors.As(err, &why), "%v", err)
	words, err := locales.New()
	require.NoError(t, err)
	for _, lang := range []string{"vi", "en"} {
		said := words.Words(lang, why.Why)
		require.NotContains(t, said, why.Why.Key)
		t.Log(said)
	}
	return why.Why.Key
}

// with adds a part to a package, or puts words in the place of others in one.
func with(t *testing.T, form []byte, part, was, is string) []byte {
	r, err := zip.NewReader(bytes.NewReader(form), int64(len(form)))
	require.NoError(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	found := false
	for _, f := range r.File {
		from, err := f.Open()
		require.NoError(t, err)
		text, err := io.ReadAll(from)
		require.NoError(t, err)
		if f.Name == part {
			found = true
			require.Contains(t, string(text), was)
			text = bytes.Replace(text, []byte(was), []byte(is), 1)
		}
		to, err := w.Create(f.Name)
		require.NoError(t, err)
		_, err = to.Write(text)
		require.NoError(t, err)
	}
	if !found {
		to, err := w.Create(part)
		require.NoError(t, err)
		_, err = io.WriteString(to, is)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

// list is a list of units below such rows.
func list(d *drawing, at int) *drawing {
	return d.row(cellName(1, at), "h", "STT", "Tên đơn vị", "MST", "Trạng thái").row(cellName(1, at+1), "n", "", "", "", "")
}

// under prints something below each page.
func under(d *drawing, text string) *drawing {
	require.NoError(d.t, d.f.SetHeaderFooter("A", &excelize.HeaderFooterOptions{OddFooter: text, OddHeader: "&L{{phạm vi}}, {{tổng số}} đơn vị&RTrang &P"}))
	return d
}

// What is printed above and below the pages is filled as well; "&" is no code there.
func TestThePagesOwnWordsAreFilled(t *testing.T) {
	book := town(12)
	book.Head.Place = "P. A & B"
	f, err := excelize.OpenReader(bytes.NewReader(filled(t, under(list(draw(t).on("A"), 1), "&CBiểu {{biểu số}}, lần {{lần}}: {{tỷ lệ}}").bytes(), book)))
	require.NoError(t, err)
	defer f.Close()
	got, err := f.GetHeaderFooter("A")
	require.NoError(t, err)
	require.Equal(t, "&LP. A && B, 12 đơn vị&RTrang &P", got.OddHeader)
	require.Equal(t, "&CBiểu 3, lần 2: 41,7%", got.OddFooter)
}

// TestWhatIsNoForm: each is refused with its own sentence, before anything is filled.
func TestWhatIsNoForm(t *testing.T) {
	good := func() *drawing { return list(draw(t).on("A"), 1) }
	two := func() *drawing { return good().row("A3", "n", "", "", "", "") }
	plain := good().bytes()
	require.Empty(t, refusalOf(t, plain))
	many := good()
	for i := range 39 {
		many.on(string(rune('a'+i%26)) + string(rune('a'+i/26)))
	}
	locked := good()
	require.NoError(t, locked.f.ProtectSheet("A", &excelize.SheetProtectionOptions{Password: "x"}))
	merged := good()
	require.NoError(t, merged.f.MergeCell("A", "C2", "D2"))
	chart := good()
	require.NoError(t, chart.f.AddChart("A", "F2", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Name: "A!$A$1", Categories: "A!$A$2", Values: "A!$B$2"}}}))
	for name, c := range map[string]struct {
		form []byte
		key  string
	}{
		"macros":                     {with(t, plain, "xl/vbaProject.bin", "", "x"), "template.macros"},
		"a protected sheet":          {locked.bytes(), "template.protected"},
		"a protected book":           {with(t, plain, "xl/workbook.xml", "<sheets>", `<workbookProtection lockStructure="1"/><sheets>`), "template.protected"},
		"a chart":                    {chart.bytes(), "template.charts"},
		"a pivot table":              {with(t, plain, "xl/pivotTables/pivotTable1.xml", "", "<x/>"), "template.pivots"},
		"40 sheets":                  {many.bytes(), "template.sheets"},
		"no table":                   {draw(t).on("A").row("A1", "h", "Kính gửi", "Sở").bytes(), "template.none"},
		"an empty book":              {draw(t).on("A").bytes(), "template.none"},
		"two lists":                  {list(good(), 5).bytes(), "template.two"},
		"two lists on two sheets":    {list(good().on("B"), 1).bytes(), "template.two"},
		"old numbers":                {good().row("A2", "n", 1, "Trường A", "0299900124", "x").bytes(), "template.no_row"},
		"merged cells in the row":    {merged.bytes(), "template.merged"},
		"a sum over the row":         {good().row("C3", "s", "=SUM(C2:C2)").bytes(), "template.sum"},
		"a sum of the row":           {good().row("C3", "s", "=COUNTA($C$2)").bytes(), "template.sum"},
		"a sum from another sheet":   {good().on("B").row("A1", "s", "=COUNTIF(A!D2:D2,1)").bytes(), "template.sum"},
		"a sum that ends in the row": {good().row("C3", "s", "=COUNTA(C1:C2)").bytes(), "template.sum"},
		"a sum of rows by name":      {two().row("C4", "s", "=C2+C3").bytes(), "template.sum_part"},
		"a sum of cells":             {two().row("C4", "s", "=SUM($C$2,$C$3)").bytes(), "template.sum_part"},
		"a sum of the first of two":  {two().row("C4", "s", "=COUNTA(C2:C2)").bytes(), "template.sum_part"},
		"a part, from another sheet": {two().on("B").row("A1", "s", "='A'!C2&\"\"").bytes(), "template.sum_part"},
		"tables side by side":        {good().row("F1", "h", "STT", "Cấp học", "Tổng số").bytes(), "template.beside"},
		"a unit's below the page":    {under(good(), "&C{{mst}}").bytes(), "template.margin"},
		"an unknown word below it":   {under(good(), "&C{{tenn}}").bytes(), "template.margin"},
		"an unknown placeholder":     {draw(t).on("A").row("A1", "n", "{{tenn}}").bytes(), "template.unknown"},
		"a unit's without its name":  {draw(t).on("A").row("A1", "n", "{{mst}}").bytes(), "template.lonely"},
		"a unit's among numbers":     {draw(t).on("A").row("A1", "n", "{{ten dia ban}}", "{{mst}}").bytes(), "template.lonely"},
		"a formula in a head":        {draw(t).on("A").row("A1", "n", "{{ten cap hoc}}", "=1+1").row("A2", "n", "{{ten}}").bytes(), "template.head_formula"},
		"a sum over a head":          {draw(t).on("A").row("A1", "n", "{{ten cap hoc}}").row("A2", "n", "{{ten}}").row("A3", "n", "=COUNTA(A1:A1)").bytes(), "template.sum_part"},
		"merged cells in a head":     {draw(t).on("A").merge("A1", "B1", "n", "{{ten cap hoc}}").row("A2", "n", "{{ten}}").bytes(), "template.merged"},
		"no workbook":                {[]byte("%PDF-1.7"), "import.pdf"},
		"a text":                     {[]byte("STT,Tên đơn vị\n"), "import.broken"},
		"half a workbook":            {plain[:len(plain)/2], "import.cut"},
	} {
		require.Equal(t, c.key, refusalOf(t, c.form), name)
	}
}

// Placeholders are the same without spaces, and all that nobody knows are told at once.
func TestPlaceholdersWithoutSpaces(t *testing.T) {
	form := draw(t).on("A").row("A1", "n", "{{coquan}}: {{TongSo}}").row("A2", "n", "{{TenDonVi}}", "{{MaSoThue}}", "{{dienthoai}}").bytes()
	require.Empty(t, refusalOf(t, form))
	rows := sheetOf(t, filled(t, form, town(1)), "A")
	require.Equal(t, string(town(1).Units[0].Code), rows[1][1])

	_, err := Read(draw(t).on("A").row("A1", "n", "{{tenn}}", "{{ten}}", "{{mastt}} {{x}}").row("A3", "n", "{{y}}").bytes())
	var refusal *roster.Refusal
	require.ErrorAs(t, err, &refusal)
	require.Equal(t, bot.T("template.unknown", "word", "{{tenn}}, {{mastt}}, {{x}}, {{y}}", "sheet", "A", "cell", "A1, C1, A3"), refusal.Why)
}

// A row of sums that has no words is none to be filled.
func TestASumWithoutWordsStays(t *testing.T) {
	form := list(draw(t).on("A"), 1).row("A3", "n", "=A2+1", "", "", "").row("A4", "n", "", "", "=COUNTA(C2:C3)", "").bytes()
	for _, n := range []int{1, 2, 12} {
		rows := sheetOf(t, filled(t, form, town(n)), "A")
		require.Equal(t, strconv.Itoa(n), rows[len(rows)-1][2], "%d", n)
	}
}

// A sum over two rows grows with them, and a sum beside the row is none over it.
func TestSumsThatGrow(t *testing.T) {
	two := list(draw(t).on("A"), 1).row("A3", "n", "", "", "", "").row("C4", "s", "=COUNTA(C2:C3)")
	require.Empty(t, refusalOf(t, two.bytes()))
	beside := list(draw(t).on("A"), 1).row("E2", "n", "=LEN(B2)").row("G9", "n", "=SUM(B20:B20)")
	require.Empty(t, refusalOf(t, beside.bytes()))
	for _, formula := range []string{"=COUNTIF(C:C,1)", "=COUNTA($C$1:$C$4)", `=COUNTIF(C2:C3,"C2")`, "=LOG10(2)", "=C5", "=B!C2"} {
		two := list(draw(t).on("A"), 1).row("A3", "n", "", "", "", "").row("E9", "n", formula)
		require.Empty(t, refusalOf(t, two.bytes()), formula)
	}
}
