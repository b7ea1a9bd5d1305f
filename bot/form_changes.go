package bot

// FormChange is what is another of a unit since a form was frozen.
type FormChange struct {
	Unit UnitID
	Name string
	Was  Status
	Now  Status
	Kind ChangeKind
}

// ChangeKind is what has become of the unit.
type ChangeKind string

// The kinds of changes.
const (
	ToldAnew    ChangeKind = "status"    // it has another status
	ToldFirst   ChangeKind = "first"     // it had never reported
	TakenBack   ChangeKind = "back"      // what it had reported does not count any more
	ConfirmedIt ChangeKind = "confirmed" // an officer has confirmed its report
	CameIn      ChangeKind = "in"        // it did not count in the area
	WentOut     ChangeKind = "out"       // it does not count in the area any more
)

// FormChanges compares the units of a form with those that count now, in the order of the
// form and then of those that came.
func FormChanges(was []FormUnit, now []UnitRow) (changes []FormChange) {
	here := make(map[UnitID]*UnitRow, len(now))
	for i := range now {
		here[now[i].ID] = &now[i]
	}
	for _, u := range was {
		if u.Standing != Counted {
			continue
		}
		n := here[u.Unit]
		delete(here, u.Unit)
		if kind := changed(u, n); kind != "" {
			c := FormChange{Unit: u.Unit, Name: u.Name, Was: u.Status, Kind: kind}
			if n != nil {
				c.Now = n.Status
			}
			changes = append(changes, c)
		}
	}
	for _, n := range now {
		if here[n.ID] != nil {
			changes = append(changes, FormChange{Unit: n.ID, Name: n.Name, Now: n.Status, Kind: CameIn})
		}
	}
	return changes
}

// changed is what is another of the unit, "" for nothing; now is nil for one that
// does not count any more.
func changed(was FormUnit, now *UnitRow) ChangeKind {
	switch {
	case now == nil:
		return WentOut
	case was.Status == now.Status && was.Review != Confirmed && now.Review == Confirmed:
		return ConfirmedIt
	case was.Status == now.Status:
		return ""
	case was.Status == NoStatus:
		return ToldFirst
	case now.Status == NoStatus:
		return TakenBack
	}
	return ToldAnew
}
