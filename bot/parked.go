package bot

import "time"

// Parked is an event that could not be made durable by its own turn in time
// and waits in the inbox, in the order of its chat.
type Parked struct {
	Row   int64
	Event Event
	Tries int
	Since time.Time
}
