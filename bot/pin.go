package bot

import "time"

// Pin is a message of a bound group's totals that is kept current; the zero value is
// none.
type Pin struct {
	Since time.Time // which message: that of this moment
	Mark  string    // of the numbers that it shows
	Shown time.Time // since when
}

// PinTotals has a message of the group's totals kept current from then on, in the place
// of an earlier one; a zero time ends that.
type PinTotals struct {
	Chat  Chat
	Since time.Time
}

// ShowPin notes what the group's message shows, unless it is another one by now.
type ShowPin struct {
	Chat Chat
	Pin
}

func (PinTotals) write()  {}
func (ShowPin) write()    {}
func (PinTotals) desk()   {}
func (ShowPin) desk()     {}
func (PinTotals) office() {}
func (ShowPin) office()   {}
