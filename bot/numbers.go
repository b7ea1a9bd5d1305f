package bot

// Tally counts units by their current report. The fields of a scope
// add up: Total = Accepted + Succeeded + Refused + NotRegistered + Other + NotReported.
type Tally struct {
	Total         int // counted units
	Accepted      int // Được tiếp nhận
	Succeeded     int // Định danh thành công
	Refused       int
	NotRegistered int // Chưa đăng ký
	Other         int // a status in other words, until an officer classifies it
	NotReported   int
	Confirmed     int // current reports that an officer has confirmed
	Behind        int // of Refused, NotRegistered and Other: reported before the round, see TotalsOf.Since
	Reached       int // with somebody whom the bot can write to, where TotalsOf.Reach asks for it
	Outside       int // not in Total: not in the roster, to be accepted
	Excluded      int // not in Total: closed or exempt
}

// Row is one line of a table of totals: an area or a level.
type Row struct {
	Area  Area  // of a table by area
	Level Level // of a table by level, "" for units whose level nobody knows
	Block Block // of a table by the letter's blocks
	Tally
}

// By says what the rows of a table are.
type By string

// The tables.
const (
	ByArea  By = "area"
	ByLevel By = "level"
	ByBlock By = "block"
	ByBoth  By = "both" // a row for each level of each area
)

// TotalsOf asks for totals: whose, by what, as of when, and from when on reports
// are of the round.
type TotalsOf struct {
	Scope Scope
	By    By
	AsOf  AsOf
	Since Since

	// Reach asks how many units have somebody whom the bot can write to: now, and on
	// another channel than Silent, where nobody hears what is said unasked.
	Reach  bool
	Silent string
}
