Feature: Sent from organ to organ, and no reply

  Background:
    Given the rule "cn.hotline/passed-around"
    And today is 2021-09-30

  @must-fire @must-not-fire
  Scenario: Three organs and none replied; three and the last replied; two; one organ three times
    Given the records of case
      | case | domain  |
      | C1   | hotline |
      | C2   | hotline |
      | C3   | hotline |
      | C4   | hotline |
    And the records of event
      | case | act        | ts               | org |
      | C1   | dispatched | 2021-09-10 10:00 | O1  |
      | C1   | dispatched | 2021-09-13 10:00 | O2  |
      | C1   | dispatched | 2021-09-15 10:00 | O3  |
      | C2   | dispatched | 2021-09-10 10:00 | O1  |
      | C2   | dispatched | 2021-09-13 10:00 | O2  |
      | C2   | dispatched | 2021-09-15 10:00 | O3  |
      | C2   | replied    | 2021-09-16 10:00 | O3  |
      | C3   | dispatched | 2021-09-10 10:00 | O1  |
      | C3   | dispatched | 2021-09-13 10:00 | O2  |
      | C4   | dispatched | 2021-09-10 10:00 | O1  |
      | C4   | dispatched | 2021-09-11 10:00 | O1  |
      | C4   | dispatched | 2021-09-12 10:00 | O1  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Organs | First      | message                                                        |
      | C1      | flagged | 3      | 2021-09-10 | Since 2021-09-10 it was sent to 3 organs, and none has replied |
    And examined are C1 C2 C3 C4

  @cannot-tell
  Scenario: Sent three times, and to whom is not written down once
    Given the records of case
      | case | domain  |
      | C1   | hotline |
      | C2   | hotline |
    And the records of event
      | case | act        | ts               | org |
      | C1   | dispatched | 2021-09-10 10:00 | O1  |
      | C1   | dispatched | 2021-09-13 10:00 | O2  |
      | C1   | dispatched | 2021-09-15 10:00 |     |
      | C2   | dispatched | 2021-09-10 10:00 |     |
      | C2   | replied    | 2021-09-13 10:00 | O2  |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                              |
      | C1      | cannot_tell | to whom it was sent is not recorded |
    And examined are C1 C2
