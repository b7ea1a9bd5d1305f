package template

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// breaks are where people have put an end to a page: below which rows of a sheet. The
// library sets them, but neither tells nor moves them.
type breaks struct {
	was, now []int
}

var (
	rowBreaks = regexp.MustCompile(`(?s)<(?:\w+:)?rowBreaks\b.*?</(?:\w+:)?rowBreaks>`)
	breakID   = regexp.MustCompile(`\bid="(\d+)"`)
)

// breaksOf finds those of each sheet, by its name.
func breaksOf(data []byte) map[string]*breaks {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var relations struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil || xml.Unmarshal(part(z, "xl/workbook.xml"), &book) != nil || xml.Unmarshal(part(z, "xl/_rels/workbook.xml.rels"), &relations) != nil {
		return nil
	}
	at := map[string]string{}
	for _, r := range relations.All {
		at[r.ID] = strings.TrimPrefix(path.Join("/xl", r.Target), "/")
		if strings.HasPrefix(r.Target, "/") {
			at[r.ID] = r.Target[1:]
		}
	}
	all := map[string]*breaks{}
	for _, s := range book.Sheets {
		b := &breaks{}
		for _, m := range breakID.FindAllSubmatch(rowBreaks.Find(part(z, at[s.ID])), -1) {
			if row, err := strconv.Atoi(string(m[1])); err == nil {
				b.was = append(b.was, row)
			}
		}
		b.now = slices.Clone(b.was)
		all[s.Name] = b
	}
	return all
}

// part is one of a package, which roster.CheckXLSX has bounded; nil for none.
func part(z *zip.Reader, name string) []byte {
	f, err := z.Open(name)
	if err != nil {
		return nil
	}
	defer func() { _ = f.Close() }()
	text, err := io.ReadAll(f)
	if err != nil {
		return nil
	}
	return text
}

// moveBreaks moves those from the row on, also the one above it, as rows are put in there;
// fewer than none are taken out.
func (t *Template) moveBreaks(sheet string, row, rows int) {
	b := t.breaks[sheet]
	if b == nil {
		return
	}
	for i, at := range b.now {
		if at >= row || rows > 0 && at == row-1 {
			b.now[i] = at + rows
		}
	}
}

// keepBreaks sets them where they are now; the library takes none off before one is set.
func (t *Template) keepBreaks() error {
	for sheet, b := range t.breaks {
		if slices.Equal(b.was, b.now) {
			continue
		}
		for _, row := range b.now {
			if err := t.file.InsertPageBreak(sheet, fmt.Sprint("A", row+1)); err != nil {
				return err
			}
		}
		for _, row := range b.was {
			if slices.Contains(b.now, row) {
				continue
			}
			if err := t.file.RemovePageBreak(sheet, fmt.Sprint("A", row+1)); err != nil {
				return err
			}
		}
	}
	return nil
}
