package roster

import "vneidbot/bot"

// bounded tells whether only a part of the records may be changed.
func (p *plan) bounded() bool { return !p.Scope.Empty() && !p.Scope.Covers(bot.Everything) }

// only is the area that may be changed where that is a single one, else 0.
func (p *plan) only() bot.AreaID {
	if areas := p.Scope.Areas(); p.bounded() && !p.Scope.Everywhere() && len(areas) == 1 {
		return areas[0]
	}
	return 0
}

// mine tells whether a unit of there may be changed.
func (p *plan) mine(area bot.AreaID, level bot.Level) bool {
	return !p.bounded() || p.Scope.Contains(area, level)
}

// outsideArea refuses a row of an area of which nothing may be changed.
func (p *plan) outsideArea(r Row, area bot.AreaID) bool {
	if !p.bounded() || p.Scope.HasArea(area) {
		return false
	}
	if near := p.places.nearest(p.places.name(area)); !p.places.today(area) && near != "" {
		p.wrong(r, AreaHeading, bot.T("import.area_ended", "have", r.Area, "near", near))
		p.unknownArea(r.Area, placed{near: near})
		return true
	}
	p.wrong(r, AreaHeading, bot.T("import.outside_area", "area", p.places.name(area)))
	return true
}

// outside refuses a row that means a unit of elsewhere, or would make one there. Of
// a unit of elsewhere nothing is told.
func (p *plan) outside(it *item, c bot.UnitChange) bool {
	switch {
	case c.Was.ID != 0 && !p.mine(c.Was.Area, c.Was.Level):
		p.wrong(it.Row, "", bot.T("import.outside_unit"))
	case !p.mine(c.Now.Area, c.Now.Level):
		p.wrong(it.Row, colLevel.heading(), bot.T("import.outside_level"))
	default:
		return false
	}
	return true
}

// name is the area's as it is written.
func (ps *places) name(id bot.AreaID) string {
	for _, a := range ps.areas {
		if a.ID == id {
			return a.Name
		}
	}
	return ""
}
