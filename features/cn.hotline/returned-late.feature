Feature: Returned within 24 hours, or kept

  Background:
    Given the rule "cn.hotline/returned-late"
    And today is 2021-09-30

  @must-fire @must-not-fire
  Scenario: On the minute, a minute later, and days later after another organ had it
    Given the records of case
      | case | domain   |
      | C1   | hotline  |
      | C2   | hotline  |
      | C3   | hotline  |
      | X1   | citymgmt |
    And the records of event
      | case | act        | ts               |
      | X1   | dispatched | 2021-09-15 10:00 |
      | X1   | returned   | 2021-09-20 10:00 |
      | C1   | dispatched | 2021-09-15 10:00 |
      | C1   | returned   | 2021-09-16 10:00 |
      | C2   | dispatched | 2021-09-15 10:00 |
      | C2   | returned   | 2021-09-16 10:01 |
      | C3   | dispatched | 2021-09-15 10:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due                       | Returned   | message                                                                              |
      | C2      | flagged | 2021-09-16T10:00:00+08:00 | 2021-09-16 | It could be returned until 2021-09-16T10:00:00+08:00, and was returned on 2021-09-16 |
    And examined are C1 C2

  @must-not-fire
  Scenario: Another service
    Given the records of case
      | case | domain   |
      | C1   | citymgmt |
    And the records of event
      | case | act        | ts               |
      | C1   | dispatched | 2021-09-15 10:00 |
      | C1   | returned   | 2021-09-20 10:00 |
    When the rule is evaluated
    Then nothing is found
