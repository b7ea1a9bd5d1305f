package bot

// Ten is the part before the dash: the code itself, or that of the parent.
func (c TaxCode) Ten() string {
	if len(c) < 10 {
		return string(c)
	}
	return string(c[:10])
}

// Suffixed tells whether it is a dependent unit's code, with three digits after a dash.
func (c TaxCode) Suffixed() bool { return len(c) == 14 }

// Parent is the code without its suffix.
func (c TaxCode) Parent() TaxCode { return TaxCode(c.Ten()) }

// Grouped is how people read it: "0299 900 124", "0299 900 124-001".
func (c TaxCode) Grouped() string {
	if len(c) < 10 {
		return string(c)
	}
	return string(c[:4]) + " " + string(c[4:7]) + " " + string(c[7:])
}

// weights of the first nine digits in the check sum (Thông tư 86/2024/TT-BTC
// keeps the rule of the older circulars).
var weights = [9]int{31, 29, 23, 19, 17, 13, 7, 5, 3}

// remainder is the check sum of nine digits modulo 11; 0 is not issued.
func remainder(nine string) int {
	sum := 0
	for i, w := range weights {
		sum += w * int(nine[i]-'0')
	}
	return sum % 11
}

// Valid tells whether the code has its normal form, its check digit is right,
// and such a code can be issued at all: no serial 0000000, no suffix 000.
func (c TaxCode) Valid() bool {
	return c.Formed() && c.Issuable() && c.Checks()
}

// Formed tells whether the code has its normal form.
func (c TaxCode) Formed() bool {
	if len(c) != 10 && (len(c) != 14 || c[10] != '-') {
		return false
	}
	for i := 0; i < len(c); i++ {
		if i != 10 && (c[i] < '0' || c[i] > '9') {
			return false
		}
	}
	return true
}

// Issuable tells whether such a code is issued at all; it wants a formed one.
func (c TaxCode) Issuable() bool {
	return c[2:9] != "0000000" && remainder(string(c[:9])) != 0 && (len(c) == 10 || c[11:] != "000")
}

// Checks tells whether the check digit of a formed code is right.
func (c TaxCode) Checks() bool { return int(c[9]-'0') == 10-remainder(string(c[:9])) }

// Neighbours lists every code that is one wrong digit or one swap of
// neighbouring digits away in the ten-digit part, right or not; a suffix stays.
func (c TaxCode) Neighbours() []TaxCode {
	if !c.Formed() {
		return nil
	}
	near := make([]TaxCode, 0, 99)
	digits := []byte(c)
	for i := range 10 {
		for d := byte('0'); d <= '9'; d++ {
			if d != c[i] {
				digits[i] = d
				near = append(near, TaxCode(digits))
			}
		}
		digits[i] = c[i]
	}
	for i := range 9 {
		if c[i] != c[i+1] {
			digits[i], digits[i+1] = c[i+1], c[i]
			near = append(near, TaxCode(digits))
			digits[i], digits[i+1] = c[i], c[i+1]
		}
	}
	return near
}
