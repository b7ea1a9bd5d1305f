package page

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"html/template"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"vneidbot/bot"
	"vneidbot/bot/vn"
	"vneidbot/locales"
)

// invented are units of one area as the records have them.
func invented(n int) []bot.UnitRow {
	kinds, first, last := []string{"Mầm non", "Tiểu học", "THCS", "Nhóm trẻ độc lập"}, []string{"Hoa", "Sao", "Đông", "Hòa", "Ngọc", "Minh", "Phúc"}, []string{"Sen", "Mai", "Hưng", "Nghĩa", "Trúc", "Phượng", "Sơn", "Yên", "Khê", "Lâm", "Đào"}
	rows := make([]bot.UnitRow, n)
	for i := range rows {
		u := bot.UnitRow{ID: bot.UnitID(i + 1), Name: fmt.Sprintf("%s %s %s %d", kinds[i%4], first[i*7%7], last[i*5%11], i/40), Code: bot.TaxCode(fmt.Sprintf("02999%05d", i*37%100000)),
			Level: []bot.Level{bot.Nursery, bot.Primary, bot.Lower, bot.NurseryGroup}[i%4], Area: 7, Head: []string{"cô ", "thầy "}[i%2] + last[i%11], Phone: fmt.Sprintf("0999%06d", i*131%1000000)}
		switch i % 5 {
		case 0:
			u.Pile = bot.ToPhone
		case 1:
			u.Status, u.Reason, u.Review = bot.Refused, bot.ReasonName, bot.Confirmed
		default:
			u.Status, u.Review = bot.Accepted, bot.Unreviewed
		}
		if u.Status != bot.NoStatus {
			u.At = time.Date(2025, 5, 20, 8, i%60, 0, 0, time.UTC)
		}
		rows[i] = u
	}
	return rows
}

// drawnUnits is the view of the rows, all but what is read for it.
func drawnUnits(t testing.TB, rows []bot.UnitRow) (*Page, units) {
	words, err := locales.New()
	require.NoError(t, err)
	p, err := New(Options{PublicURL: "https://vneid.example", Words: words, Tokens: bot.NewTokens([]byte("key"))})
	require.NoError(t, err)
	v := &visit{Page: p, lang: "vi", now: time.Date(2025, 5, 21, 8, 0, 0, 0, time.UTC), area: &bot.Area{ID: 7, Name: "Phường Dương Kinh"}}
	d := units{Total: len(rows), Rows: make([]unitRow, len(rows))}
	for i := range rows {
		d.Rows[i] = v.unitRow(&rows[i], bot.Text{}, nil)
	}
	d.filters(v, rows, nil)
	sortRows(d.Rows, "")
	d.hide()
	return p, d
}

// A table of 2,000 units is under 200 KB on its way.
func TestTheTableIsSmallOnItsWay(t *testing.T) {
	p, d := drawnUnits(t, invented(2000))
	var plain, packed bytes.Buffer
	require.NoError(t, p.render(&plain, "vi", "units", drawing{Frame: &frame{}, Data: d}))
	z := gzip.NewWriter(&packed)
	_, err := z.Write(plain.Bytes())
	require.NoError(t, err)
	require.NoError(t, z.Close())
	require.Equal(t, 2000, d.Shown)
	t.Logf("%d KB, packed %d KB", plain.Len()/1000, packed.Len()/1000)
	require.Less(t, packed.Len(), 200_000)
}

// What the table finds, a server without a script finds too.
func TestTheTableFindsWithoutAccents(t *testing.T) {
	_, d := drawnUnits(t, invented(400))
	for words, some := range map[string]bool{"mam non hoa sen": true, "MẦM NON HOA SEN": true, "0299900037": true, "thầy": true, "không có": false} {
		d.Find = find{Words: words}
		d.Shown = 0
		d.hide()
		require.Equal(t, some, d.Shown > 0, words)
	}
	d.Find, d.Shown = find{Pile: "goi", State: "none"}, 0
	d.hide()
	require.Equal(t, 80, d.Shown)
}

// Of more units than a page has rows it says how many stand there, and how many do not.
func TestATableThatIsCutSaysSo(t *testing.T) {
	_, d := drawnUnits(t, invented(rowsMost+7))
	require.Equal(t, rowsMost, d.Shown)
	require.Equal(t, 7, d.Cut)
}

// bareRow prints the cells of a row and nothing else.
var bareRow = template.Must(template.New("").Parse(`<table>{{range .}}<tr data-k="{{.Key}}"><td><a href="/trang/donvi/{{.ID}}">{{.Name}}</a></td><td>{{.Code}}</td><td>{{.Word}} {{.Reason}}</td><td>{{.Told}} {{.Review}}</td><td>{{.Head}} <a href="tel:{{.Phone}}">{{.Phone}}</a></td></tr>{{end}}</table>`))

// BenchmarkTable draws the table of 2,000 units, its rows made of records and put in
// order, beside a template that prints the same rows from memory.
func BenchmarkTable(b *testing.B) {
	rows := invented(2000)
	p, done := drawnUnits(b, rows)
	v := &visit{Page: p, lang: "vi", now: time.Date(2025, 5, 21, 8, 0, 0, 0, time.UTC), area: &bot.Area{ID: 7}}
	var ours, floor time.Duration
	for b.Loop() {
		began := time.Now()
		d := units{Total: len(rows), Rows: make([]unitRow, len(rows))}
		for i := range rows {
			d.Rows[i] = v.unitRow(&rows[i], bot.Text{}, nil)
		}
		d.filters(v, rows, nil)
		sortRows(d.Rows, "")
		d.hide()
		var out bytes.Buffer
		require.NoError(b, p.render(&out, "vi", "units", drawing{Frame: &frame{}, Data: d}))
		ours += time.Since(began)
		began = time.Now()
		out.Reset()
		require.NoError(b, bareRow.Execute(&out, done.Rows))
		floor += time.Since(began)
	}
	b.ReportMetric(ours.Seconds()/floor.Seconds(), "of-floor")
	b.ReportMetric(float64(ours.Milliseconds())/float64(b.N), "ms/table")
}

// The script folds what is typed as the server folds what is searched.
func TestKeysAreFolded(t *testing.T) {
	require.Equal(t, "mam non hoa dao 2 dong", vn.Words("Mầm non Hoa Đào-2, Đông"))
}
