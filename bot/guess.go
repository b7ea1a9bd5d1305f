package bot

import "time"

// Guess is a try at an invitation code that is short enough to be guessed. It is
// counted as a wrong one until it is known to be right.
type Guess struct {
	Event  string // counted once, however often it comes
	At     time.Time
	Own    []Ceiling // who tries: the account, and the address where there is one
	All    int       // wrong ones over all before only those without any of their own may try
	Window time.Duration
}

// Ceiling is how many wrong ones somebody may have in the window.
type Ceiling struct {
	Key  string
	Most int
}

// Guessed is what a count of guesses says.
type Guessed struct {
	Wait  time.Duration // above 0: the try is refused for so long, and was not counted
	All   int           // wrong ones over all when this try was counted, itself among them
	Since time.Time     // when their window began
	Left  time.Duration // until it ends
}
