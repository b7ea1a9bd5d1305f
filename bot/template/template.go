// Package template fills an office's own form (biểu mẫu): an .xlsx that somebody drew,
// into which the program puts the numbers and units of a moment.
//
// What is to be filled is found by Read, in one of two ways. Placeholders say it:
// {{tong so}} in any cell, or in what is printed above and below a page, is a number of all, and a row with {{ten}}, {{ten dia ban}},
// {{ten cap hoc}} or {{ten khoi}} is repeated for each unit, area, level or block, with
// the placeholders beside it; one of those directly above a row of units heads the units
// of each level, area or block. A form without such rows is understood by its headings, in
// the words of lists of units (bot/roster): the first empty rows below them are repeated,
// at most one table of each kind. Everything else stays what it is: formulas, merged
// cells, print areas, headers, styles.
//
// What could come out wrong is refused by a sentence (lint.go) before it is used: a form
// is signed by whoever has no time to add it up. Fill is a function of bytes and rows and
// knows no storage, no clock and no network; an opened form is filled once.
package template

import (
	"bytes"

	"github.com/xuri/excelize/v2"

	"vneidbot/bot"
	"vneidbot/bot/roster"
	"vneidbot/bot/workbook"
)

// The limits of a form.
const (
	MaxSheets = 12
	MaxRows   = 10_000 // that Fill writes into one table
	lookRows  = 400    // within which a table has to begin
	lookWide  = 64     // columns
)

// Template is a form that is understood.
type Template struct {
	file    *excelize.File
	tables  []*table
	singles []single
	breaks  map[string]*breaks // by sheet
}

// Read understands a form. It fails with a *roster.Refusal in the chain where it is of no
// use as it is; Why is for the person who sent it.
func Read(data []byte) (t *Template, err error) {
	defer func() { // the library follows whatever the package says
		if recover() != nil {
			t, err = nil, refuse("import.broken")
		}
	}()
	if err := roster.CheckXLSX(bytes.NewReader(data), int64(len(data))); err != nil {
		return nil, err
	}
	if err := checkParts(data); err != nil {
		return nil, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: roster.MaxBytes})
	if err != nil {
		return nil, refuse("import.broken")
	}
	t = &Template{file: f, breaks: breaksOf(data)}
	if err := t.understand(); err != nil {
		_ = f.Close()
		return nil, err
	}
	return t, nil
}

// Close frees what the form holds.
func (t *Template) Close() error { return t.file.Close() }

// understand finds what is to be filled, sheet by sheet.
func (t *Template) understand() error {
	var grids []*grid
	for _, name := range t.file.GetSheetList() {
		if visible, err := t.file.GetSheetVisible(name); err != nil || !visible {
			continue
		}
		g, err := t.look(name)
		if err != nil {
			return err
		}
		grids = append(grids, g)
	}
	for _, g := range grids {
		if err := t.placeholders(g); err != nil {
			return err
		}
		if err := t.marginal(g); err != nil {
			return err
		}
	}
	if len(t.tables) == 0 {
		for _, g := range grids {
			if err := t.headings(g); err != nil {
				return err
			}
		}
	}
	return t.lint(grids)
}

func refuse(key string, pairs ...any) error {
	return bot.Fail(bot.Invalid, "template: read", &roster.Refusal{Why: bot.T(key, pairs...)})
}

// Found is a table as the preview tells of it.
type Found struct {
	Sheet string
	Kind  Kind
	Row   int      // that is repeated
	Read  []string // headings of columns that are filled, or placeholders
	Left  []string // headings of columns that are not
	Of    Pick
	Under Kind      // of what there is a head above the units of each, "" for none
	Stand *Standing // of rows that the form has written itself
}

// Found are the tables that will be filled, and what is to be told of the book in them.
func (t *Template) Found(words workbook.Wording, book workbook.Book) (all []Found) {
	v := newVoice(words, book)
	for _, b := range t.tables {
		f := Found{Sheet: b.sheet, Kind: b.kind, Row: b.first(), Read: b.read, Left: b.left, Of: b.of, Stand: v.standings(b)}
		if b.head != nil {
			f.Under = b.head.kind
		}
		all = append(all, f)
	}
	return all
}
