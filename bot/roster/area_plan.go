package roster

import (
	"slices"
	"time"

	"vneidbot/bot"
	"vneidbot/bot/vn"
)

// AreaPlan is what a list of areas would change. Of a list with a wrong row
// nothing is to be saved.
type AreaPlan struct {
	Save    []bot.Area // new ones without an id, changed ones whole
	New     int
	Changed int
	Same    int
	Renamed [][2]string // from, to
	Wrong   []Problem
}

// PlanAreas reads the rows beside the areas that there are. A row means the
// area with its code, else the one of its name; what it does not say stays as
// it is, and "-" empties a cell. A row that means none is a new area where
// those may be made, and wrong otherwise. day is today, for the nearest names.
func PlanAreas(sheet AreaSheet, have []bot.Area, mayMake bool, day time.Time) AreaPlan {
	p := areaPlan{have: have, after: slices.Clone(have), line: map[bot.AreaID]int{}, mayMake: mayMake, day: day}
	p.Wrong = slices.Clone(sheet.Wrong)
	for _, row := range sheet.Rows {
		p.take(row)
	}
	p.sameNames()
	slices.SortStableFunc(p.Wrong, func(a, b Problem) int { return a.Line - b.Line })
	if len(p.Wrong) > 0 {
		p.Save = nil
	}
	return p.AreaPlan
}

type areaPlan struct {
	AreaPlan
	have    []bot.Area
	after   []bot.Area // as they will be
	line    map[bot.AreaID]int
	fresh   []freshArea
	mayMake bool
	day     time.Time
}

// freshArea is a new one and the row that names it.
type freshArea struct {
	bot.Area
	row AreaRow
}

func (p *areaPlan) take(row AreaRow) {
	r := areaReading{AreaRow: row}
	at, why := p.meant(row)
	if why.Key != "" {
		r.fail(areaName, why)
	}
	var a bot.Area
	if at >= 0 {
		a = p.have[at]
		if first := p.line[a.ID]; first > 0 {
			r.fail(areaName, bot.T("import.twice", "row", first))
		}
		p.line[a.ID] = row.Line
	}
	r.into(&a)
	if at >= 0 && row.cells[areaCode] == "" {
		a.Name = p.have[at].Name // it was found by its name, however that is spelled here
	}
	switch {
	case r.wrong != nil:
		p.Wrong = append(p.Wrong, *r.wrong)
	case at < 0:
		p.New++
		p.Save, p.fresh = append(p.Save, a), append(p.fresh, freshArea{a, row})
	case sameArea(a, p.have[at]):
		p.Same++
	default:
		p.Changed++
		if a.Name != p.have[at].Name {
			p.Renamed = append(p.Renamed, [2]string{p.have[at].Name, a.Name})
		}
		p.Save, p.after[at] = append(p.Save, a), a
	}
}

// meant is the place of the area that the row means, -1 for a new one.
func (p *areaPlan) meant(row AreaRow) (at int, why bot.Text) {
	name, code := row.cells[areaName], row.cells[areaCode]
	if name == "" {
		return -1, bot.T("areas.no_name")
	}
	if at := slices.IndexFunc(p.have, func(a bot.Area) bool { return code != "" && a.Code == code }); at >= 0 {
		return at, bot.Text{}
	}
	var found []int
	for i, a := range p.have {
		if vn.Plain(a.Name) == vn.Plain(name) {
			found = append(found, i)
		}
	}
	switch {
	case len(found) == 1 && (code == "" || p.have[found[0]].Code == ""):
		return found[0], bot.Text{}
	case len(found) == 1:
		return -1, bot.T("areas.other_code", "have", code, "code", p.have[found[0]].Code)
	case len(found) > 1:
		return -1, bot.T("areas.which", "n", len(found))
	case p.mayMake:
		return -1, bot.Text{}
	}
	near := bot.NearestAreas(name, p.have, p.day, 1)
	if len(near) == 0 {
		return -1, bot.T("areas.unknown", "have", name)
	}
	return -1, bot.T("areas.near", "have", name, "near", near[0].Name)
}

// sameNames finds two areas of one name on one day, which nobody could tell apart.
func (p *areaPlan) sameNames() {
	for i, n := range p.fresh {
		for _, other := range p.fresh[:i] {
			p.clash(n, other.Area)
		}
		for _, other := range p.after {
			p.clash(n, other)
		}
	}
	for i, a := range p.after {
		if p.line[a.ID] == 0 || a.Name == p.have[i].Name {
			continue
		}
		for j, other := range p.after {
			if i != j {
				p.clash(freshArea{a, AreaRow{Line: p.line[a.ID]}}, other)
			}
		}
	}
}

func (p *areaPlan) clash(a freshArea, other bot.Area) {
	apart := !a.To.IsZero() && a.To.Before(other.From) || !other.To.IsZero() && other.To.Before(a.From)
	if vn.Plain(a.Name) == vn.Plain(other.Name) && !apart {
		p.Wrong = append(p.Wrong, Problem{Line: a.row.Line, Column: areaForm.heading(areaName), Why: bot.T("areas.same_name")})
	}
}

func sameArea(a, b bot.Area) bool {
	return areaCells(a) == areaCells(b)
}
