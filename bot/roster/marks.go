package roster

import "strings"

// cell is what the row says in the column: nothing where there are only dashes or
// dots, and what the row before says where a mark says the same.
func (p *parser) cell(cells []string, c column) string {
	text := p.head.cell(cells, c)
	switch {
	case len(text) > 16 || text == "" || !mayBeMark(text[0]):
		return text
	case strings.Trim(text, "-–—.…_ ") == "":
		return ""
	case (c == colArea || c == colLevel || c == colOwner) && same(text):
		return p.before[c]
	}
	return text
}

// mayBeMark tells by its first byte whether a cell may be a dash, or a mark for the
// same; nearly none is.
func mayBeMark(first byte) bool {
	const dashesAndQuotes = 0xe2 // –, —, …, “, ” and „ begin with it
	switch first {
	case '-', '.', '_', '"', '\'', ',', 'n', 'N', dashesAndQuotes:
		return true
	}
	return false
}

// same knows the marks for what stands above: ", “, -nt-, như trên.
func same(text string) bool {
	if strings.Trim(text, `"“”„',-– `) == "" {
		return true
	}
	w := words(text)
	return w == "nt" || w == "nhu tren"
}

// bracketed tells whether the row only explains the columns: "(10 số)".
func bracketed(cells []string) bool {
	n := 0
	for _, c := range cells {
		c = strings.TrimSpace(c)
		if c == "" {
			continue
		}
		if n++; !strings.HasPrefix(c, "(") || !strings.HasSuffix(c, ")") {
			return false
		}
	}
	return n > 1
}

// several tells whether a cell names units one below the other, or between
// semicolons, each with its level.
func several(cells []string, at int) bool {
	if at < 0 || at >= len(cells) || strings.IndexByte(cells[at], '\n') < 0 && strings.IndexByte(cells[at], ';') < 0 {
		return false
	}
	parts := strings.FieldsFunc(cells[at], func(r rune) bool { return r == '\n' || r == ';' })
	for _, part := range parts {
		if words(part) == "" || nameLevel(part) == "" {
			return false
		}
	}
	return len(parts) > 1
}
