package template

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// What names the one row that is drawn does not grow by itself when rows are put in below
// it: names of blocks, the block that is printed, Excel's tables, colours by condition,
// lists to choose from.

// widen lets all that ended with the repeated row end with its last.
func (t *Template) widen(b *table, last int) error {
	for _, widen := range []func(*table, int) error{t.widenNames, t.widenTables, t.widenColours, t.widenChoices} {
		if err := widen(b, last); err != nil {
			return err
		}
	}
	return nil
}

var block = regexp.MustCompile(`^(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?$`)

// widened is a block, or several with spaces between them, where one ended with the row.
func widened(blocks string, row, last int) (string, bool) {
	parts, grows := strings.Split(blocks, " "), false
	for i, p := range parts {
		m := block.FindStringSubmatch(p)
		if m == nil {
			continue
		}
		right, bottom := m[3], m[4]
		if bottom == "" {
			right, bottom = m[1], m[2]
		}
		if bottom == strconv.Itoa(row) {
			parts[i], grows = fmt.Sprint(m[1], m[2], ":", right, last), true
		}
	}
	return strings.Join(parts, " "), grows
}

// widenNames are names of blocks of the sheet; Excel keeps what is printed as one.
func (t *Template) widenNames(b *table, last int) error {
	for _, n := range t.file.GetDefinedName() {
		parts, grows := strings.Split(n.RefersTo, ","), false
		for i, p := range parts {
			cut := strings.LastIndexByte(p, '!')
			if cut < 0 || strings.Trim(strings.TrimPrefix(p[:cut], "="), "'") != strings.ReplaceAll(b.sheet, "'", "''") {
				continue
			}
			if is, ok := widened(p[cut+1:], b.row, last); ok {
				parts[i], grows = p[:cut+1]+is, true
			}
		}
		if !grows {
			continue
		}
		if err := t.file.DeleteDefinedName(&excelize.DefinedName{Name: n.Name, Scope: n.Scope}); err != nil {
			return err
		}
		n.RefersTo = strings.Join(parts, ",")
		if err := t.file.SetDefinedName(&n); err != nil {
			return err
		}
	}
	return nil
}

// widenTables are Excel's own tables ("Format as Table").
func (t *Template) widenTables(b *table, last int) error {
	tables, err := t.file.GetTables(b.sheet)
	if err != nil {
		return err
	}
	for _, one := range tables {
		is, ok := widened(one.Range, b.row, last)
		if !ok {
			continue
		}
		t.file.Pkg.Range(func(part, text any) bool {
			xml, isText := text.([]byte)
			if !isText || !strings.HasPrefix(fmt.Sprint(part), "xl/tables/") || !bytes.Contains(xml, []byte(`name="`+one.Name+`"`)) {
				return true
			}
			t.file.Pkg.Store(part, bytes.ReplaceAll(xml, []byte(` ref="`+one.Range+`"`), []byte(` ref="`+is+`"`)))
			return false
		})
	}
	return nil
}

// widenColours sets the formats anew, for one that is taken off would take the cells out
// of all others.
func (t *Template) widenColours(b *table, last int) error {
	formats, err := t.file.GetConditionalFormats(b.sheet)
	if err != nil {
		return err
	}
	var all []string
	grows := false
	for blocks := range formats {
		_, ok := widened(blocks, b.row, last)
		all, grows = append(all, blocks), grows || ok
	}
	if !grows {
		return nil
	}
	slices.Sort(all)
	for _, blocks := range all {
		if err := t.file.UnsetConditionalFormat(b.sheet, blocks); err != nil {
			return err
		}
	}
	for _, blocks := range all {
		is, _ := widened(blocks, b.row, last)
		if err := t.file.SetConditionalFormat(b.sheet, is, formats[blocks]); err != nil {
			return err
		}
	}
	return nil
}

// widenChoices are what may be chosen in cells, and what is checked in them.
func (t *Template) widenChoices(b *table, last int) error {
	rules, err := t.file.GetDataValidations(b.sheet)
	if err != nil {
		return err
	}
	for _, r := range rules {
		is, ok := widened(r.Sqref, b.row, last)
		if !ok {
			continue
		}
		if err := t.file.DeleteDataValidation(b.sheet, r.Sqref); err != nil {
			return err
		}
		r.Sqref = is
		if err := t.file.AddDataValidation(b.sheet, r); err != nil {
			return err
		}
	}
	return nil
}
