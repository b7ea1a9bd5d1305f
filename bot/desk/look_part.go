package desk

import (
	"vneidbot/bot"
)

// Part is what an officer has of an area, as it stands now: numbers to print that are no
// form of it. nil where the officer has nothing there. Area 0 is all that the officer has.
func (l *Look) Part(area bot.AreaID) (*Paper, error) {
	t, scope := l.t, l.t.who.own()
	if t.who.may(inPrivate) != granted || scope.Empty() {
		return nil, nil
	}
	if area != 0 {
		own, ok := scope.Narrow(bot.WholeArea(area))
		if !ok {
			return nil, nil
		}
		scope = own
	}
	place, err := t.describe(scope)
	if err != nil {
		return nil, err
	}
	p := &Paper{Form: bot.Form{Area: area, At: t.now, AsOf: bot.AsOfMoment(t.now)}, Part: place, By: t.displayName(), export: t.scopeData(verbExport, scope, "0")}
	if p.Area, err = t.anArea(area); err != nil {
		return nil, err
	}
	q, _, err := t.missingOf(scope)
	if err != nil {
		return nil, err
	}
	if p.Levels, err = t.tally(scope, bot.ByLevel, q.Since); err != nil {
		return nil, err
	}
	units, err := t.records.UnitRows(q)
	p.Units = registered(units)
	return p, err
}

// anArea is the area, one without a name for 0.
func (t *deskTurn) anArea(id bot.AreaID) (area bot.Area, err error) {
	areas, err := t.loadAreas()
	for _, a := range areas {
		if a.ID == id {
			area = a
		}
	}
	return area, err
}

// registered are the units that are received or better.
func registered(units []bot.UnitRow) (list []bot.UnitRow) {
	for _, u := range units {
		if u.Status == bot.Accepted || u.Status == bot.Succeeded {
			list = append(list, u)
		}
	}
	return list
}
