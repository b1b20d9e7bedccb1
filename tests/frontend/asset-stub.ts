// Style sheets and images are no JavaScript; jest's moduleNameMapper puts this in their place.
export {};
