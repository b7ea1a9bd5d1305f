package bot

import (
	"strconv"
	"time"
)

// ChaseID names one reminder that an officer sent to many.
type ChaseID string

// RoundKey is the round and the day within which a person is reminded of a unit once.
type RoundKey string

// NewRoundKey is that of a round, which may be none, on a day.
func NewRoundKey(r Round, day time.Time) RoundKey {
	return RoundKey(strconv.FormatInt(int64(r.ID), 10) + "." + strconv.Itoa(r.Version) + ":" + day.Format(time.DateOnly))
}

// Chased is somebody who can be written to about units that are not up to date.
type Chased struct {
	AccountChat
	Units []MissingUnit
}

// ChaseState is what became of a reminder.
type ChaseState struct {
	Units     int // that somebody was written to about
	Delivered int // of them, those of which somebody has the message
	Failed    int // of them, those of which nobody has it or will: blocked, another phone
	Paused    int // of Failed: stopped by an officer
	Waiting   int // messages that are still to be sent
}

// Remind notes that a message reminds a person of units, before the message itself;
// or why there is none. bot.Conflict: another reminder of the round has reached for
// one of them.
type Remind struct {
	Chase   ChaseID
	Round   RoundKey
	Account AccountID
	Units   []UnitID
	Message string // the key of the message
	At      time.Time
	Due     time.Time  // the hour that it tells, zero for none
	Why     Unreminded // "" for told
}

// RemindAreas notes that a message reminds an officer or a group of areas that are
// behind, before the message itself. bot.Conflict: another chase did so a moment ago.
type RemindAreas struct {
	Chase     ChaseID
	Recipient string // the officer's account, or the key of the group's chat
	Areas     []AreaID
	Message   string // the key of the message
	At        time.Time
}

// AreaReminder is one of an officer or a group about an area.
type AreaReminder struct {
	Chase     ChaseID
	Area      AreaID
	Recipient string
}

// AreasAgainAfter is how long nobody is reminded of an area once more.
const AreasAgainAfter = 30 * time.Minute

// Pause says that a scope is told nothing unasked until somebody ends it.
type Pause struct {
	Event string
	Scope Scope
	By    AccountID
	At    time.Time
}

// PauseReminders begins a pause, and stops the reminders that wait to be sent to
// whoever reports for units of the scope alone.
type PauseReminders struct{ Pause }

// EndPause ends one.
type EndPause struct {
	Event string // of the pause
	By    AccountID
	At    time.Time
}

// LaterKind is the kind of job that has something happen in a chat at its hour: its
// arguments are the event.
const LaterKind = "later"

// ReportNow is what a button under a message says that has its person report.
const ReportNow = "s:cmd:baocao"

func (Remind) write()         {}
func (Remind) desk()          {}
func (RemindAreas) write()    {}
func (RemindAreas) desk()     {}
func (RemindAreas) chase()    {}
func (PauseReminders) write() {}
func (PauseReminders) desk()  {}
func (EndPause) write()       {}
func (EndPause) desk()        {}

func (Remind) chase()         {}
func (PauseReminders) chase() {}
func (EndPause) chase()       {}
