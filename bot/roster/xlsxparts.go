package roster

import (
	"archive/zip"
	"encoding/xml"
	"path"
	"strings"
)

// sheetParts finds the part of the package that holds each sheet, by the sheet's
// name. What it cannot find is read without merged cells.
func sheetParts(z *zip.Reader) map[string]*zip.File {
	files := map[string]*zip.File{}
	for _, f := range z.File {
		files[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = f
	}
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"id,attr"`
		} `xml:"sheets>sheet"`
	}
	var links struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	decode(files["xl/workbook.xml"], &book)
	decode(files["xl/_rels/workbook.xml.rels"], &links)
	targets := map[string]string{}
	for _, l := range links.List {
		target := l.Target
		if !strings.HasPrefix(target, "/") {
			target = path.Join("xl", target)
		}
		targets[l.ID] = strings.ToLower(strings.TrimPrefix(target, "/"))
	}
	parts := map[string]*zip.File{}
	for _, s := range book.Sheets {
		if f := files[targets[s.ID]]; f != nil {
			parts[s.Name] = f
		}
	}
	return parts
}

// decode reads a small part; one that cannot be read says nothing. checkPackage
// has bounded its size.
func decode(f *zip.File, into any) {
	if f == nil {
		return
	}
	part, err := f.Open()
	if err != nil {
		return
	}
	defer func() { _ = part.Close() }()
	_ = xml.NewDecoder(part).Decode(into)
}
