package store_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/store/storetest"
)

func TestTheRecordsChangeDuringAnImport(t *testing.T) {
	rows := []roster.Row{
		{Line: 2, Code: hoaSen, Name: "Mầm non Hoa Sen", Level: bot.Nursery, Area: "Quận Dương Kinh", Phone: "0912"},
		{Line: 3, Code: saoMai, Name: "Mầm non Sao Mai", Level: bot.Nursery, Area: "Quận Dương Kinh"},
	}
	stranger := func(n bot.NewUnit) func(*room) {
		return func(r *room) {
			n.Area = r.area
			r.commit(bot.FileReport{ID: "r", Draft: "d", New: &n, Status: bot.Refused, Account: lan, At: noon})
		}
	}
	for name, c := range map[string]struct {
		meanwhile func(*room)
		moved     bool
		units     string
	}{
		"nothing":                                    {func(*room) {}, false, "2"},
		"a unit no row means":                        {stranger(bot.NewUnit{Name: "Mầm non Hoa Lan"}), false, "3"},
		"a unit a row means by code":                 {stranger(bot.NewUnit{Name: "Sao Mai", Code: saoMai}), true, "2"},
		"a unit a row means by name":                 {stranger(bot.NewUnit{Name: "MN Sao Mai"}), true, "2"},
		"a unit that is to change":                   {func(r *room) { storetest.Exec(t, r.s, `UPDATE units SET name = 'Mầm non Hoa Sen 1'`) }, true, "2"},
		"another column of a unit that is to change": {func(r *room) { storetest.Exec(t, r.s, `UPDATE units SET head = 'cô A'`) }, true, "2"},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRoom(t)
			plan, err := take(context.Background(), r.s, rows, taking{Now: noon, DryRun: true})
			require.NoError(t, err)
			c.meanwhile(r)
			err = r.s.ApplyChanges(context.Background(), bot.Import{ID: "late", By: "cli"}, plan.Changes)
			if c.moved {
				require.Equal(t, bot.Conflict, bot.KindOf(err))
				require.Equal(t, "0", r.text(`SELECT count(*) FROM units WHERE phone <> ''`), "not a row of the batch is written")
			} else {
				require.NoError(t, err)
			}
			_, err = take(context.Background(), r.s, rows, taking{Now: noon})
			require.NoError(t, err)
			require.Equal(t, c.units, r.text(`SELECT count(*) FROM units`))
			require.Equal(t, "0", r.text(`SELECT count(*) FROM units WHERE standing = 'pending' AND name <> 'Mầm non Hoa Lan'`))
		})
	}
}

// TestImportAgainstARoster draws small rosters full of shared codes and names,
// and checks that each import is understood the second time.
func TestImportAgainstARoster(t *testing.T) {
	h := newHall(t)
	rapid.Check(t, func(rt *rapid.T) {
		s := h.s
		storetest.Exec(t, s, `DELETE FROM unit_changes; DELETE FROM unit_history; DELETE FROM units; DELETE FROM areas`)
		row := rapid.Custom(func(t *rapid.T) roster.Row {
			return roster.Row{
				Code:   rapid.SampledFrom([]bot.TaxCode{"", "", hoaSen, saoMai}).Draw(t, "code"),
				School: rapid.SampledFrom([]string{"", "", "31309101", "31309102"}).Draw(t, "school"),
				Name:   rapid.SampledFrom([]string{"Mầm non Hoa Sen", "MN Hoa Sen", "Tiểu học Hoa Sen", "THCS Sao Mai"}).Draw(t, "name"),
				Area:   rapid.SampledFrom([]string{"Quận Dương Kinh", "Dương Kinh", "Đồ Sơn"}).Draw(t, "area"),
				Level:  rapid.SampledFrom([]bot.Level{bot.Nursery, bot.Primary}).Draw(t, "level"),
			}
		})
		for range rapid.IntRange(1, 2).Draw(rt, "imports") {
			rows := rapid.SliceOfN(row, 1, 6).Draw(rt, "rows")
			rows = told(readable(rt, rows))
			first, err := take(context.Background(), s, rows, taking{Now: noon})
			require.NoError(rt, err)
			require.Equal(rt, len(rows), first.New+first.Changed+first.Same+len(first.Wrong))
			again, err := take(context.Background(), s, rows, taking{Now: noon})
			require.NoError(rt, err)
			require.Equal(rt, len(rows)-len(first.Wrong), again.Same, "%+v\n%+v\n%+v", rows, first, again)
			require.Equal(rt, reasons(first.Wrong), reasons(again.Wrong))
		}
	})
}

// readable passes the rows through a file, so that those the reader refuses are gone.
func readable(t require.TestingT, rows []roster.Row) []roster.Row {
	var file bytes.Buffer
	require.NoError(t, roster.Write(&file, roster.CSV, rows))
	sheet, err := roster.Read(bytes.NewReader(file.Bytes()), int64(file.Len()))
	require.NoError(t, err)
	return sheet.Rows
}

// told leaves out rows that nothing but a school's code tells apart from another one:
// when only one of the spellings is known, the next list of them is asked about.
func told(rows []roster.Row) (list []roster.Row) {
	for _, r := range rows {
		twin := func(o roster.Row) bool {
			return o.Code != "" && o.Code == r.Code && bot.NameKey(o.Name) == bot.NameKey(r.Name) && o.School != r.School
		}
		if !slices.ContainsFunc(list, twin) {
			list = append(list, r)
		}
	}
	return list
}

// reasons are the rows and why they are wrong; a unit that a reason names may be
// spelled anew by then.
func reasons(wrong []bot.RowProblem) (list []string) {
	for _, w := range wrong {
		list = append(list, fmt.Sprint(w.Line, " ", w.Why.Key))
	}
	return list
}
