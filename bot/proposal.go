package bot

import "time"

// ProposeCode is a reporter's word of what the tax code of an own unit is that has none yet,
// sent after the report. An officer takes it over; a unit that has one keeps it.
type ProposeCode struct {
	Unit    UnitID
	Account AccountID
	Code    TaxCode
	At      time.Time
}

func (ProposeCode) write() {}
