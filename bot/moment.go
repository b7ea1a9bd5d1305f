package bot

import "time"

// Day is a moment shown as its day: "21/5/2025".
type Day time.Time

// Clock is a moment shown as its time of day: "15h30".
type Clock time.Time

// Series is several texts shown with semicolons, for names that may hold commas.
type Series []Text

// Addends is several texts shown as a sum: "mầm non 487 + tiểu học 138".
type Addends []Text

// Lines is several texts shown below each other.
type Lines []Text
