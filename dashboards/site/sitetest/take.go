package sitetest

import (
	"encoding/base64"
	"fmt"
)

// Take presses the first element of a selector and gives the content of the
// file that the page then saves.
func (tab *Tab) Take(selector string) []byte {
	tab.t.Helper()
	text := Later[string](tab, fmt.Sprintf(`new Promise(done => {
		const make = URL.createObjectURL;
		URL.createObjectURL = blob => {
			URL.createObjectURL = make;
			const reader = new FileReader();
			reader.onload = () => done(reader.result.split(',')[1]);
			reader.readAsDataURL(blob);
			return make.call(URL, blob);
		};
		document.querySelector(%q).click();
	})`, selector))
	content, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		tab.t.Fatalf("file of %s: %v", selector, err)
	}
	return content
}
