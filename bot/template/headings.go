package template

import (
	"regexp"
	"slices"
	"strings"

	"vneidbot/bot/roster"
	"vneidbot/bot/vn"
)

// headerRows is how many rows the headings of a table may take.
const headerRows = 3

// headed is a table's headings.
type headed struct {
	first, last int           // rows
	fields      map[int]field // by column
	titles      map[int]string
}

// headings finds the tables of a sheet by their headings.
func (t *Template) headings(g *grid) error {
	above := 0
	for r := 1; r <= len(g.own); r++ {
		h, ok := g.header(r)
		if !ok {
			continue
		}
		if at := h.second(); at != "" {
			return refuse("template.beside", "sheet", g.sheet, "cell", at)
		}
		b := &table{sheet: g.sheet, kind: h.kind(), of: All, wide: g.wide()}
		if b.kind == Units {
			b.of = g.listed(above, h.first)
		}
		if err := t.columns(g, h, b); err != nil {
			return err
		}
		t.tables = append(t.tables, b)
		r = max(h.last, b.row+b.rows-1)
		above = r
	}
	t.dated(g)
	return nil
}

// second is the cell in which a table beside the first begins: its rows are numbered as well.
func (h headed) second() string {
	found := 0
	for _, c := range sorted(h.titles) {
		if named[roster.Folded(h.titles[c])] == noField {
			if found++; found > 1 {
				return cellName(c, h.first)
			}
		}
	}
	return ""
}

// header reads headings that begin in the row: of as many rows as name more columns.
func (g *grid) header(r int) (best headed, ok bool) {
	for n := range headerRows {
		if r+n > len(g.own) || n > 0 && g.empty(r+n) {
			break
		}
		h := g.headed(r, r+n)
		if len(h.fields) > len(best.fields) && h.kind() != "" {
			best, ok = h, true
		}
	}
	if !ok {
		return best, false
	}
	return best, slices.ContainsFunc(g.seen[r-1], func(text string) bool { // else the table begins below
		_, known := ofHeading([]string{text})
		return known
	})
}

// headed understands the rows as headings.
func (g *grid) headed(first, last int) headed {
	h := headed{first, last, map[int]field{}, map[int]string{}}
	taken := map[field]bool{}
	for c := 1; c <= g.wide(); c++ {
		var parts []string
		for r := first; r <= last; r++ {
			if text := g.seen[r-1][c-1]; text != "" && (len(parts) == 0 || parts[len(parts)-1] != text) {
				parts = append(parts, text)
			}
		}
		if len(parts) == 0 {
			continue
		}
		h.titles[c] = strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
		if f, ok := ofHeading(parts); ok && !taken[f] {
			h.fields[c], taken[f] = f, true
		}
	}
	return h
}

// kind is of what the table has rows, "" where the headings are of no table.
func (h headed) kind() Kind {
	has, counted, ofUnit := map[field]bool{}, 0, 0
	for _, f := range h.fields {
		has[f] = true
		switch {
		case isOf(f, countFields):
			counted++
		case isOf(f, []field{unitCode, unitStatus, unitOwner, unitSchool, unitSaid, unitDay, unitTries, unitHead, unitPhone}):
			ofUnit++
		}
	}
	switch totals := has[total] || counted > 1 && ofUnit == 0; {
	case totals && counted > 1 && (has[unitArea] || has[unitName]) && ofUnit == 0:
		return Areas
	case totals && counted > 1 && has[unitLevel] && ofUnit == 0:
		for c, f := range h.fields {
			if f == unitLevel && roster.Folded(h.titles[c]) == "khoi" {
				return Blocks
			}
		}
		return Levels
	case has[unitName] && ofUnit > 0:
		return Units
	}
	return ""
}

// nameIn are the fields that name the rows of a table of numbers.
var nameIn = map[Kind]field{Areas: areaName, Levels: levelName, Blocks: blockName}

// columns are what the table's rows are filled with, and which these rows are.
func (t *Template) columns(g *grid, h headed, b *table) error {
	b.row = h.last + 1
	for b.row <= len(g.own) && numbers(g.own[b.row-1]) {
		b.row++
	}
	if isSum(g, b.row) { // the sum stands above its parts
		t.sumOf(g, h, b, b.row)
		b.row++
	}
	for _, c := range sorted(h.titles) {
		f, ok := h.fields[c]
		switch {
		case !ok, g.formula(c, b.row) != "":
			if ok = ok || g.formula(c, b.row) != ""; !ok {
				b.left = append(b.left, h.titles[c])
			}
			continue
		case b.kind != Units && (f == unitName || f == unitArea || f == unitLevel):
			f = nameIn[b.kind]
		}
		b.cells = append(b.cells, cell{c, exact(f)})
		b.read = append(b.read, h.titles[c])
	}
	if !g.empty(b.row) {
		return t.standing(g, h, b)
	}
	b.rows = t.drawn(g, b)
	if below := b.row + b.rows; len(b.sum) == 0 && b.of == All && isSum(g, below) {
		t.sumOf(g, h, b, below)
	}
	return nil
}

// sumOf fills the cells of a sum's row that the form leaves empty.
func (t *Template) sumOf(g *grid, h headed, b *table, row int) {
	for _, c := range sorted(h.titles) {
		if f := h.fields[c]; isOf(f, countFields) && g.at(c, row) == "" && g.formula(c, row) == "" {
			b.sum = append(b.sum, single{g.sheet, cellName(c, row), exact(f)})
		}
	}
}

// isSum tells whether the row is that of a sum.
func isSum(g *grid, row int) bool {
	if row > len(g.own) {
		return false
	}
	for _, text := range g.own[row-1][:min(4, g.wide())] {
		switch w := roster.Folded(text); {
		case w == "tong cong", w == "cong", w == "tong", w == "tong so", strings.HasPrefix(w, "tong cong "), strings.HasPrefix(w, "toan "):
			return true
		}
	}
	return false
}

// numbers tells whether a row only counts the columns: "(1) (2) (3)".
func numbers(cells []string) bool {
	n := 0
	for _, c := range cells {
		switch {
		case c == "":
		case number.MatchString(c) || len(c) == 1:
			n++
		default:
			return false
		}
	}
	return n > 2
}

// listed is which units a list is of, by the words above it.
func (g *grid) listed(above, first int) Pick {
	for r := first - 1; r > max(above, first-6); r-- {
		for _, text := range g.own[r-1] {
			w := " " + roster.Folded(text) + " "
			if !strings.Contains(w, " danh sach ") {
				continue
			}
			switch {
			case strings.Contains(w, " chua bao cao "):
				return Missing
			case strings.Contains(w, " tu choi "):
				return Refused
			case strings.Contains(w, " tiep nhan "), strings.Contains(w, " thanh cong "), strings.Contains(w, " da thuc hien "), strings.Contains(w, " da dinh danh "):
				return GoodOnes
			}
			return All
		}
	}
	return All
}

var (
	asOf    = regexp.MustCompile(`(?i)(tính đến)[^()]*[.…\d][^()]*`)
	asOfToo = regexp.MustCompile(`(?i)((?:số liệu|cập nhật|báo cáo|tính)\s+(?:tính\s+|cập nhật\s+)?(?:đến|lúc)|^\(?\s*đến)(?:\s+hết)?(?:\s+(?:ngày|giờ|lúc|thời điểm))?[\s:]*[.…_]{2,}[^()]*`)
	noted   = regexp.MustCompile(`(?i)^(biểu số|biểu)\s*:?[\s.…_]*$`)
	dotting = regexp.MustCompile(`[.…_]{2,}|\d`)
)

// openDate is where a text leaves room for the moment of the numbers, or has an old one.
func openDate(text string) (m []int) {
	if m = asOf.FindStringSubmatchIndex(text); m != nil && dotting.MatchString(text[m[0]:m[1]]) {
		return m
	}
	return asOfToo.FindStringSubmatchIndex(text)
}

// dated fills "tính đến …" and "Biểu số: …" where a form leaves room for them.
func (t *Template) dated(g *grid) {
	for r := 1; r <= len(g.own); r++ {
		for c := 1; c <= g.wide(); c++ {
			text := g.at(c, r)
			if text == "" || strings.Contains(text, "{{") || g.formula(c, r) != "" {
				continue
			}
			at := cellName(c, r)
			if m := openDate(text); m != nil {
				list := []piece{{words: text[:m[3]] + " "}, {field: formAsOf}}
				if text[m[1]:] != "" {
					list = append(list, piece{words: text[m[1]:]})
				}
				t.singles = append(t.singles, single{g.sheet, at, list})
			} else if m := noted.FindStringSubmatch(text); m != nil && vn.Fold(m[1]) == "bieu so" {
				t.singles = append(t.singles, single{g.sheet, at, []piece{{words: m[1] + ": "}, {field: formNumber}}})
			}
		}
	}
}

// sorted are the columns in their order.
func sorted(titles map[int]string) (all []int) {
	for c := range titles {
		all = append(all, c)
	}
	slices.Sort(all)
	return all
}
