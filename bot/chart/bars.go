package chart

// Bars are numbers side by side, a row each.
type Bars struct {
	Head
	Keys []Key // of the parts of each row, in their order
	Rows []Bar
	Foot string
}

// Bar is a row: its parts fill the bar, in the order of the keys.
type Bar struct {
	Name  string
	Parts []int
	Share string // written beside it, strongly
	Note  string // behind that
}

// Measures of rows in pixels.
const (
	rowStep  = 60
	barHigh  = 36
	nameMost = 400
	barLeast = 260
	between  = 20
)

// PNG draws them.
func (b Bars) PNG() ([]byte, error) { return b.draw().done() }

func (b Bars) draw() *paper {
	top := headHeight(b.Head, b.Keys)
	high := top + len(b.Rows)*rowStep + margin
	if b.Foot != "" {
		high += lineStep
	}
	p := newPaper(high)
	p.head(b.Head, b.Keys)
	c := b.columns()
	for i, row := range b.Rows {
		p.row(row, b.Keys, c, top+i*rowStep)
	}
	if b.Foot != "" {
		p.write(plain(smallSize).fit(b.Foot, inner), margin, high-margin, plain(smallSize), Soft)
	}
	return p
}

// columns are the widths that all rows share: as wide as the widest of each, the bar has
// the rest.
type columns struct{ name, bar, share, note int }

func (b Bars) columns() (c columns) {
	for _, row := range b.Rows {
		c.name = max(c.name, min(plain(textSize).width(row.Name), nameMost))
		c.share = max(c.share, bold(textSize).width(row.Share))
		c.note = max(c.note, plain(textSize).width(row.Note))
	}
	c.bar = inner - c.name - c.share - c.note - 3*between
	if c.bar < barLeast { // names give way, numbers do not
		c.name, c.bar = c.name-(barLeast-c.bar), barLeast
	}
	return c
}

// row draws one row below y.
func (p *paper) row(b Bar, keys []Key, c columns, y int) {
	base := y + (rowStep+textSize)/2 - 5
	p.write(plain(textSize).fit(b.Name, c.name), margin, base, plain(textSize), Ink)
	left := margin + c.name + between
	p.box(left, y+(rowStep-barHigh)/2, c.bar, barHigh, Grey)
	total, done := 0, 0
	for _, n := range b.Parts {
		total += n
	}
	for i, n := range b.Parts {
		if n > 0 {
			from, to := left+done*c.bar/total, left+(done+n)*c.bar/total
			p.box(from, y+(rowStep-barHigh)/2, max(to-from, 1), barHigh, keys[i].Colour)
		}
		done += n
	}
	p.writeLeft(b.Share, left+c.bar+between+c.share, base, bold(textSize), Ink)
	p.writeLeft(b.Note, width-margin, base, plain(textSize), Soft)
}
