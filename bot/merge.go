package bot

import "time"

// UndoMergeWithin is how long a merge can be taken back.
const UndoMergeWithin = 24 * time.Hour

// MergeUnits ends a unit in another one: its reports and its reporters are the
// other's from then on, and what was counted before stays as it was. bot.Conflict:
// the unit does not stand as it was seen, or one of the two has ended already.
type MergeUnits struct {
	Event string // and Act: the key, that of the audit line beside it
	Act   string
	Unit  UnitID   // that ends
	Was   Standing // as it was seen
	Into  UnitID   // that stays
	By    AccountID
	At    time.Time
}

// UndoMerge takes a merge back: reports and reporters return, but for what was
// changed since. bot.Conflict: it was undone, is too old, or the unit that stayed
// has ended in another one.
type UndoMerge struct {
	Event string
	Act   string
	Merge int64
	By    AccountID
	At    time.Time
}

// Merge is a merge as recorded.
type Merge struct {
	ID         int64
	Unit, Into UnitID
	By         AccountID
	At         time.Time
	Undone     time.Time // zero while it holds
	UndoneBy   AccountID
}

func (MergeUnits) write() {}
func (MergeUnits) desk()  {}
func (MergeUnits) unit()  {}
func (UndoMerge) write()  {}
func (UndoMerge) desk()   {}
func (UndoMerge) unit()   {}
