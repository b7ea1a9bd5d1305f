package bot

import "time"

// PassArea lets whoever had an area that got another name go on under the new one:
// officers, invitations not used yet, groups, feeds, pauses, the office's form, and the
// hours of its own in rounds to come. What was frozen or written of the old name stays.
type PassArea struct{ From, To AreaID }

func (PassArea) write()  {}
func (PassArea) desk()   {}
func (PassArea) office() {}

// Instead is the scope with an area in the place of another one.
func (s Scope) Instead(from, to AreaID) (out Scope) {
	for _, p := range s {
		var areas []AreaID
		for _, a := range p.Areas {
			if a == from {
				a = to
			}
			areas = append(areas, a)
		}
		p.Areas = union(areas, nil)
		out = out.Plus(Scope{p})
	}
	return out
}

// AllOver tells whether the scope names areas alone that have all ended before the day.
func (s Scope) AllOver(areas []Area, day time.Time) bool {
	named := s.Areas()
	for _, a := range areas {
		if s.HasArea(a.ID) && (a.To.IsZero() || !a.To.Before(day)) {
			return false
		}
	}
	return len(named) > 0 && !s.Everywhere()
}
