package read

import "slices"

// Last stands for the last picture of all.
const Last = -1

// picturesOf reads which pictures are spoken of: "ảnh 2", "ảnh thứ hai và ảnh cuối",
// "the last picture".
func picturesOf(words []word) (which []int) {
	for i := range words {
		n := longest(words[i:], onePicture)
		if n == 0 {
			continue
		}
		if i > 0 && longest(words[i-1:i], lastOnes) > 0 && words[i-1].fold == "last" {
			return []int{Last}
		}
		if i > 0 {
			if nth := slices.IndexFunc(namedNths, func(l lexicon) bool { return longest(words[i-1:i], l) > 0 }); nth >= 0 {
				return []int{nth + 1}
			}
		}
		if which = nthsAt(words[i+n:]); len(which) > 0 {
			return which
		}
	}
	return nil
}

// nthsAt reads the numbers at the front: "số 1, 2 và 3".
func nthsAt(words []word) (which []int) {
	for before := beforeNths; ; before = betweenNths {
		for n := longest(words, before); n > 0; n = longest(words, before) {
			words = words[n:]
		}
		nth, n := nthAt(words)
		if n == 0 {
			return which
		}
		if !slices.Contains(which, nth) {
			which = append(which, nth)
		}
		words = words[n:]
	}
}

// nthAt is the number of a picture at the front, and how many words it takes.
func nthAt(words []word) (nth, n int) {
	if n := longest(words, lastOnes); n > 0 {
		return Last, n
	}
	for i, names := range slices.Concat(ordinals, moreOrdinals) {
		if n := longest(words, names); n > 0 {
			return i + 1, n
		}
	}
	return 0, 0
}

// detachesBehind tells whether a picture that was spoken of is to be taken out: "ảnh 2
// sai, bỏ đi". Which one must be said, or that something is wrong with it.
func detachesBehind(words []word, which bool) bool {
	at, _ := find(words, onePicture)
	if at < 0 || !which && !has(words, wrongs) {
		return false
	}
	for i := at + 1; i < len(words); i++ {
		if n := longest(words[i:], detaching); n > 0 && longest(words[i-1:i], notDone) == 0 && covered(words[i+n:], beforePictures, politeTails) {
			return true
		}
	}
	return false
}
