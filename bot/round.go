package bot

import "time"

// RoundID is a round's own id; the store makes it, 0 is none.
type RoundID int64

// Round is a day on which reports are gathered (kỳ báo cáo): until one hour the
// units report, until another the areas send their forms.
type Round struct {
	ID      RoundID
	Area    AreaID    // whose own hours these are; 0: of all areas that have none of their own that day
	Day     time.Time // midnight UTC, as areas keep their days
	Units   time.Time // what comes within this minute is still in time
	Areas   time.Time // never before Units
	Version int       // 1, and one more with each change: what was planned for an earlier one is void
}

// Rounds are those that stand, by their days; of a day everybody's first.
type Rounds []Round

// Period is what is gathered at a moment.
type Period struct {
	Round Round     // for whose form
	Since time.Time // what was reported from here on is of this round; zero in the first one
}

// Since is from when on reports are of the round that is gathered, for each area.
// A zero time: it is the area's first one, or it has none.
type Since struct {
	All time.Time
	Own map[AreaID]time.Time // of the areas where it is another
}

// AddRound makes a round. An area has one a day: when there is another, the
// transaction fails with Conflict; the same one again is the one that is there.
type AddRound struct {
	Round // without ID and Version
	By    AccountID
	At    time.Time
}

// MoveRound gives a round another day or other hours. Was is the version that was
// seen: when another change came between, the transaction fails with Conflict.
type MoveRound struct {
	Round // Version does not count
	Was   int
	By    AccountID
	At    time.Time
}

// RemoveRound takes a round off the list, under the same condition.
type RemoveRound struct {
	Round RoundID
	Was   int
	By    AccountID
	At    time.Time
}

func (AddRound) write()    {}
func (MoveRound) write()   {}
func (RemoveRound) write() {}
func (AddRound) desk()     {}
func (MoveRound) desk()    {}
func (RemoveRound) desk()  {}
func (AddRound) round()    {}
func (MoveRound) round()   {}
func (RemoveRound) round() {}
